/** What a search over all drafts finds: headings, figures by their indicator, people and slogans. */
import type { Analysis, Site } from '../model';
import { measureOf } from './figures';
import { slogansOf } from './slogans';

/** A thing that can be searched for, at its place. */
export interface Found {
  readonly kind: 'heading' | 'figure' | 'person' | 'slogan';
  readonly name: string;
  /** A period, scope or post that the name does not contain; empty where there is none. */
  readonly detail: string;
  readonly at: Site;
}

/** The headings (down to the second level), figures, people and slogans of a document. */
export function symbolsOf(analysis: Pick<Analysis, 'facts' | 'readings' | 'text'>): Found[] {
  const { facts } = analysis;
  const bare = (words: string): string => words.replace(/\s+/g, ' ').trim();
  return [
    ...facts.outline
      .filter(({ level }) => level <= 2)
      .map(({ at, text }): Found => ({ kind: 'heading', name: bare(text), detail: '', at })),
    ...facts.figures
      .filter(({ indicator, kind }) => indicator && kind !== 'date' && kind !== 'duration')
      .map((figure): Found => {
        const { at, text, period, scope } = figure;
        const detail = [period, scope].filter(Boolean).map(bare).join(' ');
        return { kind: 'figure', name: `${bare(measureOf(figure))} ${bare(text)}`, detail, at };
      }),
    ...facts.people.flatMap(({ name, title, mentions: [at] }): Found[] =>
      at ? [{ kind: 'person', name, detail: bare(title), at }] : [],
    ),
    ...slogansOf(analysis)
      .filter(({ kind }) => kind !== 'term')
      .map(({ at, text }): Found => ({ kind: 'slogan', name: bare(text), detail: '', at })),
  ];
}

/** Whether the letters of the query occur in name and detail in their order, which is how editors match. */
export function matches({ name, detail }: Pick<Found, 'name' | 'detail'>, query: string): boolean {
  const words = `${name} ${detail}`.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase().replace(/\s+/g, '')) {
    at = words.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
