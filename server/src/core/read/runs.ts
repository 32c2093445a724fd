/** Finds the words that number the members of a run: 一是…二是…, 一要…二要…, 第一，…第二，…. */
import { charSet, isIn } from '../charset';
import type { RunMarker } from '../model';
import { span } from '../model';
import { readOrdinal } from '../num/ordinal';
import type { ReadContext } from './reader';

/** Only at the start of a clause; 一是一、二是二 and 质量第一、 are none. */
const MARKER =
  /(?<=^|[。；！？：，、”）\s])(?:([一二三四五六七八九]|十[一二]?)([是要])(?![一二三四五六七八九十]|[。；，、：]|领|素|点|害|闻|件|地|塞|隘)|(第)([一二三四五六七八九]|十)[，：])/g;

const isNumeral = charSet('一二三四五六七八九十');

/** Whether some 是 or 要 stands behind a numeral, or a numeral behind 第; in most paragraphs none does. */
function mayMark(text: string): boolean {
  for (const word of ['是', '要']) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (isIn(isNumeral, text.charCodeAt(at - 1))) return true;
    }
  }
  for (let at = text.indexOf('第'); at >= 0; at = text.indexOf('第', at + 1)) {
    if (isIn(isNumeral, text.charCodeAt(at + 1))) return true;
  }
  return false;
}

export function readMarkers({ paragraph, text }: ReadContext): RunMarker[] {
  if (paragraph.block === 'cell' || !mayMark(text)) return [];
  const out: RunMarker[] = [];
  MARKER.lastIndex = 0;
  for (let m = MARKER.exec(text); m; m = MARKER.exec(text)) {
    const numeral = m[1] ?? m[4]!;
    // 质量第一，效益优先 has its 第一 behind a noun; the look-behind keeps it out.
    out.push({
      at: span(m.index, m.index + m[0].replace(/[，：]$/, '').length),
      value: readOrdinal(numeral)!,
      word: m[2] ?? m[3]!,
    });
  }
  return out;
}
