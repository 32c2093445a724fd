/** The ledger in the editor: a card over a figure, and figures offered after the name of an indicator. */
import type { Card } from '../features/card';
import { asMarkdown } from '../features/card';
import type { Offer } from '../features/completion';
import { disjoint } from '../num/interval';
import { site } from '../model';
import type { Claim } from './claims';
import { rangeOf } from './claims';
import type { Ledger, LedgerRow } from './ledger';
import { approved, rowWords } from './ledger';
import { GROWTH_NAME } from './names';
import type { OwnPlace } from './place';

/** A draft with its claims and its ledger. */
export interface BesideLedger {
  readonly ledger: Ledger;
  readonly claims: readonly Claim[];
  readonly own: OwnPlace;
}

/** The card of the figure at a document offset (UTF-16); null where the ledger has nothing about it. */
export function ledgerCard({ ledger, claims, own }: BesideLedger, offset: number): Card | null {
  const claim = claims.find(({ start, end }) => start <= offset && offset <= end);
  const said = claim && ledger.rowFor(claim, own);
  if (!said) return null;
  const sign = disjoint(rangeOf(claim), rangeOf(said.claim)) ? '✗' : '✓';
  return { at: site(claim.start, claim.end), lines: [`- ${sign} 台账：${asMarkdown(rowWords(said.row))}`] };
}

/** Letters of a name that must stand before the caret, at least. */
const SHORTEST_BEGINNING = 2;
const MOST_OFFERS = 30;

/** The figures of indicators whose name is begun, or complete, before the caret. */
export function ledgerOffersAt({ rows }: Pick<Ledger, 'rows'>, text: string, offset: number): Offer[] {
  const typed = /[\u4e00-\u9fa5A-Za-z]{2,20}$/.exec(text.slice(Math.max(0, offset - 20), offset))?.[0] ?? '';
  if (!typed) return [];
  const offers: Offer[] = [];
  for (const row of rows) {
    for (const name of [row.name, ...row.aliases]) {
      const begun = begunOf(typed, name.replace(GROWTH_NAME, '')) || begunOf(typed, name);
      if (!begun) continue;
      offers.push(offerOf(row, name, begun, offset));
      break;
    }
    if (offers.length === MOST_OFFERS) break;
  }
  return offers;
}

/** The longest end of what is typed with which the name begins. */
function begunOf(typed: string, name: string): string {
  for (let i = 0; typed.length - i >= SHORTEST_BEGINNING; i++)
    if (name.startsWith(typed.slice(i))) return typed.slice(i);
  return '';
}

function offerOf(row: LedgerRow, name: string, begun: string, offset: number): Offer {
  const figure = approved(row);
  const isGrowth = GROWTH_NAME.test(name) && row.unit === '%';
  const by = figure.startsWith('-') ? `下降${figure.slice(1)}` : `增长${figure}`;
  const newText = isGrowth ? `${name.replace(GROWTH_NAME, '')}${by}` : `${name}${figure}`;
  return {
    label: newText,
    newText,
    start: offset - begun.length,
    end: offset,
    filter: begun,
    detail: [row.time, row.scope || row.basis].filter(Boolean).join('，'),
    documentation: `台账：${rowWords(row)}`,
    order: `0${newText}${row.time}`,
  };
}
