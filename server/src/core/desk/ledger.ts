/**
 * A table of approved figures, and the comparison of drafts with it. Each row is turned into a sentence and read by the
 * readers that read drafts, so that a figure is understood alike in both.
 */
import { DocumentAnalyzer } from '../analyzer';
import type { Finding, Severity, Site } from '../model';
import { site } from '../model';
import { disjoint } from '../num/interval';
import type { Settings } from '../settings';
import { DEFAULT_SETTINGS } from '../settings';
import { foldWidth } from '../text/fold';
import { subjectOf } from './across';
import type { Claim } from './claims';
import { claimsOf, detailsOf, rangeOf, sureClaims } from './claims';
import { GROWTH_NAME } from './names';
import type { OwnPlace } from './place';
import { group } from '../match';

/** The cells of a table as the file has them, row by row; numbers and dates as text. */
export type Table = readonly (readonly string[])[];

/** What a ledger says of one figure. */
export interface LedgerRow {
  /** Counts from 1, as the file does. */
  readonly row: number;
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly time: string;
  readonly basis: string;
  readonly scope: string;
  readonly source: string;
  readonly owner: string;
  readonly aliases: readonly string[];
}

/** A row that cannot be used as it is. */
export interface LedgerProblem {
  readonly row: number;
  /** Head of the column; empty for the row as a whole. */
  readonly column: string;
  readonly message: string;
}

/** A row of the ledger, read as a claim. */
interface Said {
  readonly row: LedgerRow;
  readonly claim: Claim;
}

/** The columns of a ledger: the head that is written, the heads that are understood, and the width in a sheet. */
export const COLUMNS = {
  name: { head: '指标', words: /^(?:指标|指标名称|名称|项目|数据名称|统计指标)$/, width: 28 },
  value: { head: '数值', words: /^(?:数值|数据|数|值|核定数|核定值|完成数|实绩|指标值)$/, width: 14 },
  unit: { head: '单位', words: /^(?:单位|计量单位)$/, width: 10 },
  time: { head: '时期', words: /^(?:时期|时间|期间|年度|年份|报告期|统计时期)$/, width: 16 },
  scope: { head: '范围', words: /^(?:范围|统计范围|地区|区域)$/, width: 12 },
  basis: { head: '口径', words: /^(?:口径|统计口径|说明|备注口径)$/, width: 16 },
  source: { head: '来源', words: /^(?:来源|数据来源|出处|依据|取自)$/, width: 28 },
  owner: { head: '责任单位', words: /^(?:责任单位|责任部门|提供单位|牵头单位|部门)$/, width: 18 },
  aliases: { head: '别名', words: /^(?:别名|又称|其他名称|别称)$/, width: 20 },
} as const;
/** The identifier of a column. */
export type Column = keyof typeof COLUMNS;

const LEDGER = { id: 'consistency/ledger', severity: 'warning' as Severity };

/** The head is looked for in so many rows from the start. */
const HEAD_ROWS = 15;

/** The approved figures of a project. */
export class Ledger {
  private readonly byWhat = new Map<string, Said[]>();

  private constructor(
    readonly rows: readonly LedgerRow[],
    readonly problems: readonly LedgerProblem[],
  ) {}

  /** Reads a table. Never throws: what cannot be read is among the problems, and the other rows are used. */
  static of(
    table: Table,
    settings: Pick<Settings, 'units' | 'indicators'> = DEFAULT_SETTINGS,
    isNumber: (row: number, column: number) => boolean = () => false,
  ): Ledger {
    const problems: LedgerProblem[] = [];
    const rows = rowsOf(table, problems, isNumber);
    const ledger = new Ledger(rows, problems);
    ledger.say(settings, problems);
    return ledger;
  }

  /** The row that a claim is to be compared with; null where there is none, or only one of another scope. */
  rowFor(claim: Claim, own: OwnPlace): Said | null {
    const said = this.byWhat.get(claim.what)?.filter((one) => isOfOneScope(claim, one.claim, own)) ?? [];
    return said[0] ?? null;
  }

  /** The claims, those with a row in the ledger marked as settled. */
  settled(claims: readonly Claim[], own: OwnPlace): readonly Claim[] {
    return claims.map((claim) => (this.rowFor(claim, own) ? { ...claim, settled: true } : claim));
  }

  /** The rows with which claims agree, in words, by the document offset of the claim; absent where there are none. */
  approved(claims: readonly Claim[], own: OwnPlace): ReadonlyMap<number, string> | undefined {
    const out = new Map<number, string>();
    for (const claim of sureClaims(claims)) {
      const said = this.rowFor(claim, own);
      if (said && !disjoint(rangeOf(claim), rangeOf(said.claim))) out.set(claim.start, rowWords(said.row));
    }
    return out.size ? out : undefined;
  }

  findings(claims: readonly Claim[], own: OwnPlace): Finding<Site>[] {
    const out: Finding<Site>[] = [];
    for (const claim of sureClaims(claims)) {
      const said = this.rowFor(claim, own);
      if (said && disjoint(rangeOf(claim), rangeOf(said.claim))) out.push(findingOf(claim, said));
    }
    return out;
  }

  /** Reads the sentences of all rows as one text. */
  private say(settings: Pick<Settings, 'units' | 'indicators'>, problems: LedgerProblem[]): void {
    const lines: { readonly row: LedgerRow; readonly name: string; readonly text: string }[] = [];
    for (const row of this.rows) {
      for (const name of [row.name, ...row.aliases]) lines.push({ row, name, text: sentenceOf(row, name) });
    }
    const text = ['数据台账', ...lines.map((line) => line.text)].join('\n\n');
    const { units, indicators } = settings;
    const analysis = new DocumentAnalyzer().analyze(text, {
      format: 'plain',
      settings: { ...DEFAULT_SETTINGS, units, indicators: [...indicators, ...new Set(this.rows.map((r) => r.name))] },
    });
    const claims = claimsOf(analysis);
    let start = '数据台账\n\n'.length;
    let next = 0;
    const unread: { readonly row: LedgerRow; readonly name: string }[] = [];
    for (const { row, name, text: line } of lines) {
      const end = start + line.length;
      let found: Claim | null = null;
      for (; next < claims.length && claims[next]!.start < end; next++) found = claims[next]!;
      start = end + 2;
      if (!found) {
        unread.push({ row, name });
        continue;
      }
      const list = this.byWhat.get(found.what);
      const said = { row, claim: found };
      if (list) list.push(said);
      else this.byWhat.set(found.what, [said]);
    }
    for (const { row, name } of unread) {
      if (name !== row.name) {
        const message = `别名“${name}”读不出是什么指标，没有用上，别的名称照用；请写全称，至少三个字`;
        problems.push({ row: row.row, column: COLUMNS.aliases.head, message });
        continue;
      }
      const message = `“${name}”“${row.time}”读不出是哪个时期的什么指标，没有用上；时期请写成“2024年”“2024年上半年”`;
      problems.push({ row: row.row, column: '', message });
    }
  }
}

/** The sentence for a row. */
function sentenceOf({ value, unit, time, scope, basis }: LedgerRow, name: string): string {
  const where = scope || SCOPE_WORDS.exec(basis)?.[0] || '';
  const size = /规模以上|规上|限额以上|限上/.exec(basis)?.[0] ?? '';
  const named = size && !name.includes(size) ? `${size}${name}` : name;
  const aim = /目标|计划|预期/.test(basis) ? '力争' : '';
  if (!GROWTH_NAME.test(name) || !/^[%％]$/.test(unit)) {
    return `${time}，${where}${named}${aim && `${aim}达到`}${value}${unit}。`;
  }
  const negative = value.startsWith('-');
  const by = /名义|实际|同口径|可比口径/.exec(basis)?.[0] ?? '';
  const against = /环比/.test(basis) || /环比/.test(name) ? '环比' : '同比';
  const stem = named.replace(GROWTH_NAME, '').replace(/[同环]比$/, '');
  return `${time}，${where}${stem}${aim || against}${by}${negative ? '下降' : '增长'}${value.replace('-', '')}%。`;
}

const SCOPE_WORDS = /全[国省市县区州镇乡]|[省市县区镇]本级/;

/** A row without a scope is about the place of the draft. */
function isOfOneScope(claim: Claim, row: Claim, own: OwnPlace): boolean {
  const isOwn =
    claim.scope === '' ? own.name === '' || claim.place !== '' : claim.place !== '' && claim.place === own.name;
  if (row.scope === '') return isOwn && !/^[省市县区镇](?:本级|级)$/.test(claim.scope);
  return claim.scope === row.scope || (claim.scope === '' && isOwn && own.name.endsWith(row.scope.charAt(1)));
}

function findingOf(claim: Claim, { row }: Said): Finding<Site> {
  const at = site(claim.start, claim.end);
  const figure = approved(row);
  const from = [`第${row.row}行`, row.source && `来源：${row.source}`, row.owner && `责任单位：${row.owner}`];
  const finding = {
    rule: LEDGER.id,
    severity: LEDGER.severity,
    at,
    message: `与台账不符：${subjectOf(claim)}，台账为${figure}（${from.filter(Boolean).join('，')}），这里为${claim.text}`,
  };
  const isSafe = !/下降/.test(claim.manner) && !row.value.startsWith('-') && row.unit !== '';
  return isSafe ? { ...finding, fix: { title: `改为${figure}（台账）`, edits: [{ at, newText: figure }] } } : finding;
}

/** The figure as the ledger has it. */
export const approved = ({ value, unit }: Pick<LedgerRow, 'value' | 'unit'>): string => `${value}${unit}`;

/** A row as readers see it: `412.6亿元，可比价，来源：县统计局，责任单位：县统计局`. */
export function rowWords(row: LedgerRow): string {
  const { time, scope, basis, source, owner } = row;
  const parts = [time, scope, basis, source && `来源：${source}`, owner && `责任单位：${owner}`, `台账第${row.row}行`];
  return `${approved(row)}（${parts.filter(Boolean).join('，')}）`;
}

// ---------------------------------------------------------------- the table

function rowsOf(
  table: Table,
  problems: LedgerProblem[],
  isNumber: (row: number, column: number) => boolean,
): LedgerRow[] {
  const heads = headsOf(table);
  if (!heads) {
    const message = '没有找到表头：要有“指标”“数值”“时期”三列（另可有单位、范围、口径、来源、责任单位、别名）';
    problems.push({ row: 1, column: '', message });
    return [];
  }
  const { at, columns } = heads;
  const out: LedgerRow[] = [];
  for (let i = at + 1; i < table.length; i++) {
    const cells = table[i];
    if (!cells) continue;
    if (cells.every((cell) => cell.trim() === '')) continue;
    const asWritten = (column: Column): string => (cells[columns[column] ?? -1] ?? '').trim();
    const cell = (column: Column): string => foldWidth(asWritten(column));
    const tell = (column: Column, message: string): void => {
      problems.push({ row: i + 1, column: COLUMNS[column].head, message });
    };
    const name = cell('name');
    const printed = cell('value');
    const time = timeIn(cell('time'));
    if (!name) tell('name', '没写指标名称');
    if (!printed) tell('value', '没写数值');
    if (!time)
      tell('time', cell('time') ? `“${cell('time')}”不像时期，应如“2024年”“2024年上半年”“2024年3月”` : '没写时期');
    const value = VALUE.exec(printed.replace(/[,，\s](?=\d{3}(?!\d))/g, ''));
    if (printed && !value) tell('value', `“${printed}”不是数`);
    if (!name || !time || !value) continue;
    const unit = cell('unit').replace(/％/g, '%') || group(value, 2).replace(/％/g, '%');
    if (value[2] && cell('unit') && value[2].replace(/％/g, '%') !== unit) {
      tell('unit', `数值里写的是“${value[2]}”，单位栏写的是“${cell('unit')}”`);
      continue;
    }
    // In the format of percentages a cell contains a hundredth of what it shows.
    if (unit === '%' && Math.abs(Number(value[1])) < 1 && Number(value[1]) !== 0 && isNumber(i, columns.value!)) {
      tell(
        'value',
        `看不出是${value[1]}%还是${Number((Number(value[1]) * 100).toFixed(6))}%，请在单元格里写成文字，如“6.1%”`,
      );
      continue;
    }
    out.push({
      row: i + 1,
      name,
      value: group(value, 1).replace(/[−–]/, '-'),
      unit,
      time,
      basis: cell('basis'),
      scope: cell('scope'),
      source: asWritten('source'),
      owner: asWritten('owner'),
      aliases: cell('aliases')
        .split(/[、，,；;|\s]+/)
        .filter(Boolean),
    });
  }
  return out;
}

const VALUE = /^([-−–]?\d+(?:\.\d+)?)([%％]|[^\d\s.]{0,8})$/;

/** 2024, 2024年, 2024.6, 2024-06, 2024年上半年. */
function timeIn(words: string): string {
  const text = words.replace(/\s+/g, '');
  if (/^\d{4}$/.test(text)) return `${text}年`;
  const month = /^(\d{4})[-./](\d{1,2})$/.exec(text);
  if (month) return `${month[1]}年${Number(month[2])}月`;
  const date = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(text);
  if (date) return `${date[1]}年${Number(date[2])}月${Number(date[3])}日`;
  return /\d{4}年|“?十[一二三四五]五/.test(text) ? text : '';
}

function headsOf(table: Table): { at: number; columns: Partial<Record<Column, number>> } | null {
  for (let at = 0; at < table.length && at < HEAD_ROWS; at++) {
    const columns: Partial<Record<Column, number>> = {};
    table[at]!.forEach((cell, i) => {
      const words = cell.replace(/[\s*（）()]/g, '');
      for (const column of Object.keys(COLUMNS) as Column[]) {
        if (columns[column] === undefined && COLUMNS[column].words.test(words)) columns[column] = i;
      }
    });
    if (columns.name !== undefined && columns.value !== undefined && columns.time !== undefined) return { at, columns };
  }
  return null;
}

/** The rows of the first Markdown table with the heads of a ledger; an empty table where there is none. */
export function markdownTable(text: string): Table {
  const lines = text.split(/\r\n|\r|\n/);
  return lines.map((line) => {
    const row = line.trim();
    if (!row.startsWith('|') || /^\|[\s:|-]+$/.test(row)) return [];
    return row
      .replace(/^\||\|$/g, '')
      .split(/(?<!\\)\|/)
      .map((cell) => cell.replace(/\\\|/g, '|').trim());
  });
}

// ---------------------------------------------------------------- a first ledger

/** A row of a ledger that is made from drafts: its cells, in the order of {@link COLUMNS}. */
export type LedgerLine = Readonly<Record<Column, string>> & { readonly note: string };

/** A draft from which a ledger is made. */
export interface Told {
  readonly name: string;
  readonly claims: readonly Claim[];
  readonly lineOf: (offset: number) => number;
}

/** Every claim of the drafts once. Where they disagree the first one is used, and the others are named beside it. */
export function ledgerFrom(drafts: readonly Told[]): LedgerLine[] {
  const rows = new Map<string, { readonly claim: Claim; readonly source: string; readonly others: string[] }>();
  for (const primary of [true, false]) {
    for (const { name, claims, lineOf } of drafts) {
      for (const claim of sureClaims(claims)) {
        if (claim.primary !== primary || !isTabular(claim)) continue;
        const { key } = claim;
        const source = `${name}:${lineOf(claim.start)}`;
        const known = rows.get(key);
        if (!known) rows.set(key, { claim, source, others: [] });
        else if (disjoint(rangeOf(known.claim), rangeOf(claim))) known.others.push(`${claim.text}（${source}）`);
      }
    }
  }
  return Array.from(rows.values(), ({ claim, source, others }) => {
    const [, value, unit] = PRINTED.exec(foldWidth(claim.text))!;
    const growth = /增长|下降/.test(claim.manner) && unit === '%';
    const level = /^[省市县区镇]本级$/.test(claim.scope) ? claim.scope : '';
    const { basis } = detailsOf(claim);
    return {
      name: growth ? `${claim.name}增速` : claim.name,
      value: `${growth && claim.manner.includes('下降') ? '-' : ''}${value!}${isSmallShare(value!, unit!) ? unit! : ''}`,
      unit: unit!,
      time: timeWords(claim.time),
      scope: level || (/^全/.test(claim.scope) ? claim.scope : ''),
      basis: [claim.manner.includes('目标') ? '目标' : '', basis].filter(Boolean).join('，'),
      source,
      owner: '',
      aliases: '',
      note: others.length ? `各稿不一：${others.join('、')}` : '',
    };
  });
}

/** 0.3 beside % could be 30% in the format of percentages. */
const isSmallShare = (value: string, unit: string): boolean => unit === '%' && Number(value) < 1;

/** Whether a row of a table can express all of the claim. */
const isTabular = (claim: Claim): boolean =>
  PRINTED.test(foldWidth(claim.text)) &&
  !detailsOf(claim).rest.replace('本级', '') &&
  !/百分点$/.test(claim.what) &&
  !/^\d{4}\/\d{4}$/.test(claim.time);

const PRINTED = /^(\d+(?:\.\d+)?)([%]|[^\d.]{1,8})$/;

function timeWords(iso: string): string {
  const [from, to] = iso.split('/');
  const [year, month, day] = from!.split('-');
  if (to === undefined) return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`;
  const [last, until] = to.split('-');
  if (last !== year) return `${year}年至${last}年`;
  if (month === '01' && until === '06') return `${year}年上半年`;
  return `${year}年${Number(month)}—${Number(until)}月`;
}
