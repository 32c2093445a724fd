/** The places of a slogan, and the place where the text explains it. */
import { placer } from '../fold/place';
import { lettersOf } from '../lexicon/skeleton';
import type { Analysis, Site, SloganKind, Wording } from '../model';
import { site } from '../model';
import { foldWidth } from '../text/fold';
import { thingAt } from './card';

/** A slogan or a checked term at its place. */
export interface PlacedSlogan {
  readonly at: Site;
  readonly text: string;
  readonly kind: SloganKind | 'term';
  readonly canonical: string;
  /** Null for a coined slogan or a title. */
  readonly wording: Wording | null;
}

type Seen = Pick<Analysis, 'facts' | 'readings' | 'text'>;

/** The slogans and terms of a document, at their places in it. */
export function slogansOf({ facts, readings, text }: Seen): PlacedSlogan[] {
  const out: PlacedSlogan[] = [];
  const taken = new Set<number>();
  for (const placed of readings) {
    if (!placed.reading.phrases.length) continue;
    const place = placer(placed);
    for (const { at, kind, canonical, wording } of placed.reading.phrases) {
      const where = place(at);
      taken.add(where.start);
      out.push({ at: where, text: text.slice(where.start, where.end), kind, canonical, wording });
    }
  }
  for (const { at, text: words, kind, canonical } of facts.slogans) {
    if (!taken.has(at.start)) out.push({ at, text: words, kind, canonical, wording: null });
  }
  return out.sort((a, b) => a.at.start - b.at.start);
}

/** The slogan at a document offset (UTF-16); null where there is none. */
export function sloganAt(seen: Seen, offset: number): PlacedSlogan | null {
  return thingAt(slogansOf(seen), (s) => s.at, offset);
}

/** Every use of the slogan at the offset, including that one; empty where there is no slogan. */
export function usesAt(seen: Seen, offset: number): readonly PlacedSlogan[] {
  const slogan = sloganAt(seen, offset);
  return slogan ? usesOf(seen, slogan) : [];
}

/** Every use of a slogan in the document, including itself. */
export function usesOf(seen: Seen, slogan: PlacedSlogan): readonly PlacedSlogan[] {
  const key = keyOf(slogan);
  return slogansOf(seen).filter((s) => keyOf(s) === key);
}

/** Slogans are the same where the lexicon says so, or where their letters are the same. */
const keyOf = ({ wording, canonical, text }: PlacedSlogan): string =>
  wording ? lettersOf(canonical) : lettersOf(foldWidth(text.replace(/\s+/g, '')));

/** What leads from a slogan to its contents: “一核两翼”布局。即：… */
const CONTENTS_LEAD =
  /^[”’」』]?[\u4e00-\u9fa5]{0,6}[，,。]?(?:即[：:]?|[：:]|[（(]即?[：:]?|——|是指|就是|包括[：:]?|分别是[：:]?)/;

/** Where the document explains the slogan at the offset; null where it does not. */
export function definitionAt(seen: Seen, offset: number): Site | null {
  const slogan = sloganAt(seen, offset);
  return slogan && definitionOf(seen, slogan);
}

/** Where the text explains a slogan: its members, else the words after it; null where it does not. */
export function definitionOf(seen: Seen, slogan: PlacedSlogan): Site | null {
  const { text, facts } = seen;
  const uses = usesOf(seen, slogan);
  for (const { at } of uses) {
    const list = facts.enumerations.find((e) => e.at.start <= at.start && at.end <= e.at.end && e.items.length > 1);
    const [first, last] = [list?.items[0], list?.items.at(-1)];
    if (first && last) return site(first.at.start, last.at.end);
  }
  if (slogan.kind !== 'contraction' && slogan.kind !== 'coined') return null;
  for (const { at } of uses) {
    const behind = text.slice(at.end, at.end + 20);
    const lead = CONTENTS_LEAD.exec(behind)?.[0];
    if (lead === undefined) continue;
    const start = at.end + lead.length;
    const closing = /[（(]/.test(lead) ? /[）)\n]/ : /[。\n]/;
    const length = text.slice(start, start + 400).search(closing);
    if (length > 3) return site(start, start + length);
  }
  return null;
}
