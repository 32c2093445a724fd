/** Finds the words that number the members of a run: 一是…二是…, 一要…二要…, 第一，…第二，… */
import { charSet, isIn } from '../charset';
import { everyForm } from '../grammar/lexemes';
import { TOPIC_END } from '../grammar/vocabulary/marks';
import type { RunMarker } from '../model';
import { span } from '../model';
import { readOrdinal } from '../num/ordinal';
import type { ReadContext } from './reader';
import { leadBy } from '../text/sentences';
import { group } from '../match';

const HAN_DIGIT = '[一二三四五六七八九]';

/**
 * A marker stands only at the start of a clause. 一是一、二是二 is a saying, and 质量第一、 has no marker. The word after a marker
 * may begin with a numeral of its own (二是一以贯之, 三是一批, 四是二级医院).
 */
const RUN_MARKER = everyForm`(?<=^|[。；！？：，、”）\s])(?:((?:[二三四五六七八九]?十${HAN_DIGIT}?|${HAN_DIGIT}))(是|要(?![领素点害闻件地塞隘]))(?!${HAN_DIGIT}?十?${HAN_DIGIT}?(?:[。；，、：！？”]|$))|(第)([二三四五六七八九]?十${HAN_DIGIT}?|${HAN_DIGIT})[，：])`;

const RUN_NUMERALS = '一二三四五六七八九十';
const isRunNumeral = charSet(RUN_NUMERALS);
leadBy(RUN_NUMERALS);
const marksNumeral = charSet('是要');

/** The markers of runs in a paragraph, in the order of the text. */
export function readMarkers({ paragraph, text, leads }: ReadContext): RunMarker[] {
  if (paragraph.block === 'cell' || !mayMark(text, leads)) return [];
  const out: RunMarker[] = [];
  RUN_MARKER.lastIndex = 0;
  for (let m = RUN_MARKER.exec(text); m; m = RUN_MARKER.exec(text)) {
    const numeral = m[1] ?? group(m, 4);
    // The look-behind keeps out 质量第一，效益优先, where 第一 follows a noun.
    out.push({
      at: span(m.index, m.index + m[0].replace(TOPIC_END, '').length),
      value: readOrdinal(numeral) ?? 0,
      word: m[2] ?? group(m, 3),
    });
  }
  return out;
}

/**
 * Whether 是 or 要 follows some numeral, or a numeral follows 第. In most paragraphs neither does, and no pattern is
 * tried.
 */
function mayMark(text: string, leads: readonly number[]): boolean {
  for (const at of leads) {
    if (!isIn(isRunNumeral, text.charCodeAt(at))) continue;
    if (isIn(marksNumeral, text.charCodeAt(at + 1)) || text[at - 1] === '第') return true;
  }
  return false;
}
