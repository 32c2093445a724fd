/**
 * Tells how well the figures of the marked texts are read: the share of indicators, periods, calendar times and scopes
 * that are right. Run by `npm run score`; `-- --misses` names each that is not, `-- TEXT …` takes these texts only.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { factsOf } from '../server/src/core/features/facts';
import { DocumentAnalyzer } from '../server/src/core/index';
import type { MarkedFigure } from './annotations';

export interface Tally {
  right: number;
  of: number;
  /** A line for each that is wrong. */
  misses: string[];
}
export type Score = Record<Field, Tally>;

const FIELDS = ['figures', 'indicators', 'periods', 'resolved years', 'resolved', 'scopes'] as const;
type Field = (typeof FIELDS)[number];
/** Of these the annotations tell what is measured, when and where; dates and lengths of time have none of it. */
const MEASURES = new Set(['amount', 'percent', 'points', 'multiple', 'rank']);

/** Scores the texts of the corpus that were made from marks, or those of them whose names begin as given. */
export function scoreCorpus(root: string, only: readonly string[] = []): Map<string, Score> {
  const names = readdirSync(join(root, 'corpus/marked')).sort();
  const taken = names.filter((name) => !only.length || only.some((start) => name.startsWith(start)));
  return new Map(taken.map((name) => [name, scoreText(root, name)]));
}

function scoreText(root: string, name: string): Score {
  const text = readFileSync(join(root, 'corpus/texts', name), 'utf8');
  const gold = JSON.parse(readFileSync(join(root, 'corpus/texts', name.replace(/\.\w+$/, '.json')), 'utf8')) as {
    figures: MarkedFigure[];
  };
  const format = name.endsWith('.md') ? 'markdown' : 'plain';
  const analysis = new DocumentAnalyzer().analyze(text, { format });
  const found = new Map(factsOf(name, analysis).figures.map((f) => [`${f.start},${f.end}`, f]));
  const score = Object.fromEntries(FIELDS.map((f) => [f, { right: 0, of: 0, misses: [] }])) as unknown as Score;
  for (const g of gold.figures.filter((f) => !f.optional)) {
    const f = found.get(g.at.join(','));
    const tell = (field: Field, right: boolean, wanted: string, read: string | undefined): void => {
      const tally = score[field];
      tally.of++;
      if (right) tally.right++;
      else
        tally.misses.push(`${name} ${field} ${g.at[0]} ${g.text}: ${wanted || '（无）'}，读作 ${read ?? '（没读出）'}`);
    };
    tell('figures', !!f, g.text, f?.text);
    if (!MEASURES.has(g.kind)) continue;
    if (g.indicator) {
      const named = [g.indicator, ...(g.also ?? [])].some((words) => f && partly(words, f.indicator));
      tell('indicators', named, g.indicator, f?.indicator);
    }
    if (g.period) tell('periods', !!f && partly(g.period, f.period), g.period, f?.period);
    if (g.resolved) {
      tell('resolved years', !!f && years(f.resolved) === years(g.resolved), g.resolved, f?.resolved);
      tell('resolved', f?.resolved === g.resolved, g.resolved, f?.resolved);
    }
    if (g.scope !== null) tell('scopes', f?.scope !== undefined && sameScope(g.scope, f.scope), g.scope, f?.scope);
  }
  return score;
}

const plain = (words: string): string => words.replace(/[\s“”"‘’《》]/gu, '');

/** Whether one holds the other: readers may take a qualifier in or leave it. */
function partly(wanted: string, read: string): boolean {
  const [a, b] = [plain(wanted), plain(read)];
  return b !== '' && (a.includes(b) || b.includes(a));
}

/** `2023-01/2023-06` is of 2023, `2019/2023` of 2019/2023. */
const years = (time: string): string => [...new Set(time.split('/').map((t) => t.slice(0, 4)))].join('/');

/** Where two words of scope hold (全市规模以上), either is right; none is right only where none holds. */
function sameScope(wanted: string, read: string): boolean {
  const short = (words: string): string => plain(words).replace('规模以上', '规上').replace('限额以上', '限上');
  return wanted === '' || read === '' ? wanted === read : short(wanted).includes(short(read));
}

/** The tallies of several texts together. */
export function together(scores: Iterable<Score>): Score {
  const all = [...scores];
  return Object.fromEntries(
    FIELDS.map((field) => [
      field,
      {
        right: all.reduce((n, s) => n + s[field].right, 0),
        of: all.reduce((n, s) => n + s[field].of, 0),
        misses: all.flatMap((s) => s[field].misses),
      },
    ]),
  ) as unknown as Score;
}

const shareOf = ({ right, of }: Tally): string => (of ? (right / of).toFixed(3) : '    –');

function print(args: readonly string[]): void {
  const scores = scoreCorpus(
    join(__dirname, '..'),
    args.filter((a) => !a.startsWith('-')),
  );
  const all = together(scores.values());
  const row = (name: string, cells: readonly string[]): string =>
    name.padEnd(28) + cells.map((c) => c.padStart(15)).join('');
  console.log(row('', FIELDS));
  for (const [name, score] of scores)
    console.log(
      row(
        name,
        FIELDS.map((f) => shareOf(score[f])),
      ),
    );
  console.log(
    row(
      'together',
      FIELDS.map((f) => shareOf(all[f])),
    ),
  );
  console.log(
    row(
      '',
      FIELDS.map((f) => `${all[f].right}/${all[f].of}`),
    ),
  );
  if (args.includes('--misses')) for (const f of FIELDS) for (const line of all[f].misses) console.log(line);
}

if (require.main === module) print(process.argv.slice(2));
