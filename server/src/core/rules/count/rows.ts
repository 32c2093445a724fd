/** Compares the rows of a table with their number in the prose above: 下表列出8个项目 above seven rows. */
import { gather, trait } from '../../fold/gather';
import { placer } from '../../fold/place';
import type { PlacedReading } from '../../model';
import { span } from '../../model';
import type { CountedNoun } from '../../read/listing/counted';
import { countedIn, shortNoun } from '../../read/listing/counted';
import type { Row } from '../../read/rows';
import { readRow } from '../../read/rows';
import type { DocumentRule } from '../rule';

export const rows: DocumentRule = {
  id: 'count/rows',
  severity: 'warning',
  zh: '表的行数与文中所称数目不符',
  en: 'A table has not as many rows as the text above it says',
  why: `“下表列出8个项目”的表，应当有八行项目。

只看表前三段里写明“下表、表1、见表、如下”的那一句（或表前最近的一句“各N个……情况如下”），所数的名词须就是表的第一列名称（“项目”“乡镇”“学校”）；合计、小计、平均、其中各行不算；行里有分组、空行、续行的表不看，相差在两项以内才报。`,
  source: '事理',
  format: 'markdown',
  bad: [
    '下表列出⟦4个项目⟧的进展。\n\n| 项目 | 投资（万元） |\n| --- | --- |\n| 水厂扩建 | 820 |\n| 管网改造 | 460 |\n| 泵站更新 | 310 |\n',
    '本次检查覆盖⟦5个乡镇⟧，情况见下表。\n\n| 乡镇 | 企业（家） | 隐患（条） |\n| --- | --- | --- |\n| 平山镇 | 12 | 31 |\n| 云溪镇 | 15 | 28 |\n| 石埠乡 | 9 | 17 |\n| 东塘乡 | 11 | 20 |\n| 合计 | 47 | 96 |\n',
    '表1列示了⟦两所学校⟧的食堂面积。\n\n| 学校 | 面积（平方米） |\n| --- | --- |\n| 平山中学 | 820 |\n| 云溪小学 | 460 |\n| 石埠小学 | 310 |\n',
  ],
  good: [
    '下表列出3个项目的进展。\n\n| 项目 | 投资（万元） |\n| --- | --- |\n| 水厂扩建 | 820 |\n| 管网改造 | 460 |\n| 泵站更新 | 310 |\n',
    '本次检查覆盖4个乡镇，情况见下表。\n\n| 乡镇 | 企业（家） | 隐患（条） |\n| --- | --- | --- |\n| 平山镇 | 12 | 31 |\n| 云溪镇 | 15 | 28 |\n| 石埠乡 | 9 | 17 |\n| 东塘乡 | 11 | 20 |\n| 合计 | 47 | 96 |\n',
    '全县有5个乡镇。下表列出其中4个乡镇的情况。\n\n| 乡镇 | 企业（家） |\n| --- | --- |\n| 平山镇 | 12 |\n| 云溪镇 | 15 |\n| 石埠乡 | 9 |\n| 东塘乡 | 11 |\n',
    '本次检查覆盖5个乡镇，主要乡镇情况见下表。\n\n| 乡镇 | 企业（家） |\n| --- | --- |\n| 平山镇 | 12 |\n| 云溪镇 | 15 |\n| 石埠乡 | 9 |\n| 东塘乡 | 11 |\n',
    '下表列出3个项目的进展。\n\n| 项目 | 投资（万元） |\n| --- | --- |\n| 水厂扩建 | 820 |\n| 其中：设备 | 300 |\n| 管网改造 | 460 |\n| 泵站更新 | 310 |\n',
    '下表列出5个村的收支。\n\n| 项目 | 金额（万元） |\n| --- | --- |\n| 收入 | 820 |\n| 支出 | 460 |\n| 结余 | 360 |\n',
    '4个项目已经开工，投资见下表。\n\n| 年份 | 投资（万元） |\n| --- | --- |\n| 2021年 | 820 |\n| 2022年 | 460 |\n| 2023年 | 310 |\n',
  ],
  *checkDocument({ readings }) {
    for (const table of tablesIn(gather(readings, CELLS))) {
      const told = toldAbove(readings, table);
      if (told) yield told;
    }
  },
};

const CELLS = trait(({ paragraph }) => (paragraph.block === 'cell' ? readRow(null, paragraph) : null));

interface Table {
  /** Index of the first reading of the table. */
  readonly from: number;
  readonly head: string;
  /** The readings of the rows that are members. */
  readonly members: readonly PlacedReading[];
}

const TOTAL = /合计|总计|小计|共计|平均|汇总|^(?:全[县市区省镇乡村校院]|总)/;

function tablesIn(
  shown: readonly { readonly index: number; readonly placed: PlacedReading; readonly value: Row }[],
): Table[] {
  const out: Table[] = [];
  for (let i = 0; i < shown.length;) {
    let end = i + 1;
    while (end < shown.length && shown[end]?.index === (shown[end - 1]?.index ?? 0) + 1) end++;
    const table = tableOf(shown.slice(i, end));
    if (table) out.push(table);
    i = end;
  }
  return out;
}

function tableOf(
  lines: readonly { readonly index: number; readonly placed: PlacedReading; readonly value: Row }[],
): Table | null {
  const body = lines.filter((l) => !l.value.frame);
  const head = body[0]?.value.cells;
  if (!head || head.length < 2 || body.length < 3) return null;
  // A first column of running numbers names nothing.
  const column = /^(?:序号|编号|No\.?)$/i.test(head[0]?.words ?? '') ? 1 : 0;
  const label = head[column]?.words ?? '';
  const members: PlacedReading[] = [];
  for (const { placed, value } of body.slice(1)) {
    const { cells } = value;
    const name = cells[column]?.words ?? '';
    // Rows that continue others, or are parts of them, are no members.
    if (
      cells.length !== head.length ||
      name === '' ||
      (cells[column]?.indent ?? 0) > 0 ||
      /其中|[:：]|^[-—]/.test(name)
    )
      return null;
    if (cells.slice(column + 1).every((c) => c.kind === 'nothing')) return null;
    if (TOTAL.test(name) || TOTAL.test(cells[0]?.words ?? '')) continue;
    members.push(placed);
  }
  return label && members.length > 1 ? { from: lines[0]!.index, head: label, members } : null;
}

const POINTS = /下表|附表|见表|表\d|表[一二三四五]|如下/;
const SOME = /其中|主要|部分|个别|前\d|等|以上|上述/;

/** The numbers of rows that the paragraphs above a table announce. */
function toldAbove(readings: readonly PlacedReading[], { from, head, members }: Table) {
  const noun = head.replace(/（[^（）]{0,40}）|名称|名|及.*|、.*/g, '');
  if (noun.length < 2 && !/^[村县镇乡校]$/.test(noun)) return null;
  for (let i = from - 1; i >= 0 && i >= from - 3; i--) {
    const { paragraph, sentences } = readings[i]!.reading;
    if (paragraph.block === 'cell') return null;
    const { text } = paragraph;
    for (const s of sentences.slice().reverse()) {
      const words = text.slice(s.start, s.end);
      if (!POINTS.test(words)) continue;
      const found = countedIn(words).filter((c) => counts(words, c, noun));
      const [only] = found;
      if (found.length !== 1 || !only || SOME.test(words.replace(/（[^）]{0,40}）/g, ''))) return null;
      const off = Math.abs(only.count - members.length);
      if (off === 0 || off > 2) return null;
      const start = s.start + only.at.start;
      const at = span(start, s.start + only.at.end + shortNoun(words, only.at.end).length);
      return {
        at: placer(readings[i]!)(at),
        message: `“${text.slice(at.start, at.end)}”称${only.count}项，下面的表有${members.length}行`,
        related: members.map((m, k) => ({
          at: placer(m)(span(0, m.reading.paragraph.text.length)),
          message: `第${k + 1}行`,
        })),
      };
    }
  }
  return null;
}

/** Whether the noun ends like the name of the column: 8个重点项目 for 项目. */
function counts(words: string, { at, classifier }: CountedNoun, noun: string): boolean {
  const said = (classifier.length > 1 || /[村镇县市]/.test(classifier) ? classifier : '') + shortNoun(words, at.end);
  // 5个乡镇秸秆禁烧督查结果 counts the townships and not the results.
  const told = words.slice(at.end, at.end + 10).search(/[的、，]|$/);
  if (words.slice(at.end, at.end + told).includes(noun)) return true;
  return said !== '' && (said.endsWith(noun) || (said.length > 1 && noun.endsWith(said)));
}
