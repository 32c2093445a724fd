/**
 * What the draft itself contains already, offered while it is written: slogans, titles, indicators with figures, names.
 */
import type { Analysis, Figure, Site } from '../model';
import type { Offer } from './completion';
import { measureOf } from './figures';
import { group } from '../match';

const MOST_OFFERS = 20;
/** How many letters must be typed: everything fits after an opening mark, in prose more are needed. */
const SHORTEST_BEGINNING = { start: 2, inside: 3 } as const;
const CLOSING_QUOTE: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '《': '》', '"': '"' };

/**
 * What may be completed at the caret (UTF-16 offset); an empty list where nothing may. After a complete word nothing is
 * offered.
 */
export function draftOffersAt(analysis: Pick<Analysis, 'facts' | 'text'>, offset: number): Offer[] {
  const { text } = analysis;
  const line = text.slice(Math.max(0, offset - 24), offset).replace(/^[^]*[\r\n]/, '');
  const quoted = /([“‘"《])([^“”‘’"《》，。；：]{0,16})$/.exec(line);
  if (quoted) return quotedOffers(analysis, offset, group(quoted, 1), group(quoted, 2));
  const typed = /[\u4e00-\u9fa5]{2,12}$/.exec(line)?.[0] ?? '';
  if (!typed) return [];
  const words = [...indicatorOffers(analysis, offset), ...nameOffers(analysis, offset)];
  const offers: Offer[] = [];
  for (const { name, newText, detail } of words) {
    if (typed.endsWith(name)) return [];
    const begun = begunOf(typed, name);
    if (!begun) continue;
    offers.push(offer(newText, begun, offset, offset, detail, `1${newText}`));
  }
  return offers.slice(0, MOST_OFFERS);
}

interface Word {
  /** The word that must have been begun. */
  readonly name: string;
  readonly newText: string;
  readonly detail: string;
}

/** The longest end of what is typed with which the name begins; empty where it is too short. */
function begunOf(typed: string, name: string): string {
  for (let i = 0; typed.length - i >= SHORTEST_BEGINNING.start; i++) {
    const end = typed.slice(i);
    const least =
      i === 0 || name.length <= SHORTEST_BEGINNING.inside ? SHORTEST_BEGINNING.start : SHORTEST_BEGINNING.inside;
    if (end.length >= least && name.length > end.length && name.startsWith(end)) return end;
  }
  return '';
}

/** Each indicator with its last figure: the name alone, and the name with the figure. */
function indicatorOffers({ facts }: Pick<Analysis, 'facts'>, offset: number): Word[] {
  const last = new Map<string, Figure<Site>>();
  for (const figure of facts.figures) {
    // The figure under the caret is not offered to itself.
    if (figure.at.start <= offset && figure.at.end >= offset) continue;
    const { kind, indicator } = figure;
    if (indicator && kind !== 'date' && kind !== 'duration') last.set(measureOf(figure), figure);
  }
  return [...last].flatMap(([name, { text, period }]) => {
    const detail = [text, period].filter(Boolean).join('，');
    return [
      { name, newText: name, detail },
      { name, newText: `${name}${text}`, detail: period },
    ];
  });
}

function nameOffers({ facts }: Pick<Analysis, 'facts'>, offset: number): Word[] {
  const isHere = ({ start, end }: Site): boolean => start <= offset && end >= offset;
  return facts.people
    .filter(({ name, mentions }) => name.length > 2 && mentions.some((at) => !isHere(at)))
    .map(({ name, title }) => ({ name, newText: name, detail: title }));
}

function quotedOffers(
  { facts, text }: Pick<Analysis, 'facts' | 'text'>,
  offset: number,
  mark: string,
  typed: string,
): Offer[] {
  const known =
    mark === '《'
      ? [...text.matchAll(/《([^《》\n]{2,60})》/g)].map((m) => group(m, 1))
      : facts.slogans
          .filter(({ at }) => at.end < offset || at.start > offset)
          .map((s) => s.text.replace(/[“”‘’]/g, ''));
  const closed = text[offset] === CLOSING_QUOTE[mark];
  const close = CLOSING_QUOTE[mark];
  if (close === undefined) return [];
  return [...new Set(known)]
    .filter((words) => words.startsWith(typed) && words.length > typed.length)
    .slice(0, MOST_OFFERS)
    .map((words) => offer(`${words}${close}`, typed, offset, offset + (closed ? 1 : 0), '文中已有', `0${words}`));
}

const offer = (newText: string, typed: string, offset: number, end: number, detail: string, order: string): Offer => ({
  label: newText.replace(/[”’》"]$/, ''),
  newText,
  start: offset - typed.length,
  end,
  filter: typed,
  detail,
  documentation: '',
  order,
});
