/** Semantic tokens: the kind of each figure, slogan and speaker, for colours. */
import type { Analysis, Figure, FigureKind, Site } from '../model';

/** One kind of token. */
export interface TokenType {
  /** Identifier in the legend; themes and user settings refer to it. */
  readonly id: string;
  /** The standard type that themes for code colour it as; empty for none, so that only the scopes count. */
  readonly superType: string;
  /** Scopes whose colours apply in a theme that does not know these tokens. */
  readonly scopes: readonly string[];
  readonly zh: string;
  readonly en: string;
}

/** The legend: the server announces it, the manifest declares it. */
export const TOKEN_TYPES = [
  type('wenhengAmount', 'number', 'constant.numeric', '数量', 'Amount with its unit'),
  type('wenhengPercent', '', 'variable.other.constant', '百分数、百分点', 'Percentage or percentage points'),
  type('wenhengMultiple', '', 'variable.other.constant', '倍数、翻番', 'Multiple or doubling'),
  type('wenhengRank', 'number', 'constant.numeric', '位次', 'Rank'),
  type('wenhengDate', '', 'entity.name.function', '日期', 'Date'),
  type('wenhengDuration', '', 'entity.name.function', '时长', 'Duration'),
  type('wenhengSlogan', 'string', 'string.other', '提法', 'Set phrase or slogan'),
  type('wenhengSpeaker', 'class', 'entity.name.type', '说话人', 'Speaker'),
  type('wenhengCue', 'keyword', 'keyword.other', '转述词', 'Reporting verb'),
  // Speech may fill a third of a page: it has the colour of plain text unless a theme or the user gives it one.
  type('wenhengSpeech', '', 'markup.quote', '所说的话', 'What is said'),
] as const satisfies readonly TokenType[];

/** The modifiers of the legend; the bit of each is its index. */
export const TOKEN_MODIFIERS = [
  { id: 'wenhengRise', zh: '上升', en: 'The figure tells a rise' },
  { id: 'wenhengFall', zh: '下降', en: 'The figure tells a fall' },
  { id: 'wenhengTarget', zh: '目标', en: 'The figure is a target or a forecast' },
] as const;

/** A coloured stretch of the document. */
export interface Token {
  readonly at: Site;
  /** Index into {@link TOKEN_TYPES}. */
  readonly type: number;
  /** One bit for each of {@link TOKEN_MODIFIERS}. */
  readonly modifiers: number;
}

/**
 * The tokens of the document, or of a stretch of it, in order and without overlap: a token inside a longer one divides
 * it.
 */
export function tokensOf({ facts }: Pick<Analysis, 'facts'>, within?: { start: number; end: number }): Token[] {
  const tokens: Token[] = [];
  const put = (at: Site, id: TokenId, modifiers = 0): void => {
    if (at.end <= at.start || (within && (at.end <= within.start || at.start >= within.end))) return;
    const type = TYPE_INDEX.get(id);
    if (type !== undefined) tokens.push({ at, type, modifiers });
  };
  for (const figure of facts.figures) put(figure.at, OF_KIND[figure.kind], modifiersOf(figure));
  for (const { at } of facts.slogans) put(at, 'wenhengSlogan');
  for (const { mention, cue, content } of facts.attributions) {
    put(content, 'wenhengSpeech');
    put(mention, 'wenhengSpeaker');
    put(cue, 'wenhengCue');
  }
  return apart(tokens);
}

type TokenId = (typeof TOKEN_TYPES)[number]['id'];

const TYPE_INDEX: ReadonlyMap<TokenId, number> = new Map(TOKEN_TYPES.map(({ id }, i) => [id, i]));
const RISE_BIT = 1;
const FALL_BIT = 2;
const TARGET_BIT = 4;

const OF_KIND: Record<FigureKind, TokenId> = {
  amount: 'wenhengAmount',
  percent: 'wenhengPercent',
  points: 'wenhengPercent',
  multiple: 'wenhengMultiple',
  ratio: 'wenhengMultiple',
  rank: 'wenhengRank',
  date: 'wenhengDate',
  duration: 'wenhengDuration',
};

function modifiersOf({ change, modality }: Figure<Site>): number {
  const direction = change === 'rise' ? RISE_BIT : change === 'fall' ? FALL_BIT : 0;
  return direction | (modality === 'achieved' ? 0 : TARGET_BIT);
}

/**
 * Several cues may share a speaker, and a figure may stand inside a slogan: equal tokens are given once, others
 * divided.
 */
function apart(tokens: Token[]): Token[] {
  tokens.sort((a, b) => a.at.start - b.at.start || b.at.end - a.at.end);
  const out: Token[] = [];
  const open: Token[] = [];
  let reached = 0;
  const emit = (token: Token, start: number, end: number): void => {
    const from = Math.max(start, reached);
    if (from >= end) return;
    out.push({ ...token, at: { ...token.at, start: from, end } });
    reached = end;
  };
  const closeUntil = (offset: number): void => {
    while ((open.at(-1)?.at.end ?? Infinity) <= offset) {
      const token = open.pop();
      if (!token) break;
      emit(token, token.at.start, token.at.end);
    }
  };
  for (const token of tokens) {
    closeUntil(token.at.start);
    const outer = open.at(-1);
    if (outer) emit(outer, outer.at.start, token.at.start);
    open.push(token);
  }
  while (open.length) {
    const token = open.pop();
    if (!token) break;
    emit(token, token.at.start, token.at.end);
  }
  return out;
}

function type<const Id extends string>(id: Id, superType: string, scope: string, zh: string, en: string) {
  return { id, superType, scopes: [scope] as readonly string[], zh, en };
}
