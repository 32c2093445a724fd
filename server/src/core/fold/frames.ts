/**
 * The calendar time of every figure. What 全年 and 上年 mean is decided by the year that the paragraph states, the year
 * of the heading above, the period under review, or the document's date. A figure without words of time is of the
 * period that its paragraph, section or text is about; where none is given, it has no time.
 */
import type { Analysis, Figure, Site } from '../model';
import { statedPeriod } from '../read/indicators';
import { resolvePeriod } from './periods';

type Told = Pick<Analysis, 'facts' | 'readings' | 'context'>;

interface Section {
  readonly span: string;
  /** Whether the heading names the year of plans as well as something else (存在问题和2020年打算). */
  readonly goals: boolean;
}

const known = new WeakMap<Told['facts'], ReadonlyMap<Figure<Site>, string>>();

/** The time in ISO 8601 as {@link resolvePeriod} gives it; empty where the text does not settle it. */
export function timeOf(figure: Figure<Site>, analysis: Told): string {
  let times = known.get(analysis.facts);
  if (!times) known.set(analysis.facts, (times = timesOf(analysis)));
  return times.get(figure) ?? '';
}

function timesOf({ facts, readings, context }: Told): Map<Figure<Site>, string> {
  const out = new Map<Figure<Site>, string>();
  const sections = new Sections(facts.outline, context);
  let paragraph = -1;
  let running = '';
  /** The year that earlier paragraphs stated, for texts without a year in title and headings. */
  let carried: number | null = null;
  /** The section in which a paragraph has named a year of its own. */
  let narrowed: Section | null = null;
  let basis: number | null = null;
  for (const [index, figure] of facts.figures.entries()) {
    let next = Math.max(paragraph, 0);
    while ((readings[next + 1]?.start ?? Infinity) <= figure.at.start) next++;
    if (next !== paragraph) {
      paragraph = next;
      running = '';
      basis = null;
    }
    const section = sections.at(figure.at.start);
    const goal = figure.modality !== 'achieved';
    // Under the heading “十四五”时期, after a paragraph about 2025年, nothing tells which of both is meant.
    const unsure = section !== null && section === narrowed && yearIn(section.span) === null;
    const told = (section && (!section.goals || goal) ? section.span : '') || (goal ? '' : context.reviewed);
    const about = unsure && !running ? '' : told;
    if (!figure.period) {
      out.set(figure, about);
      continue;
    }
    const span = running || about;
    // 2025年，全县税收由上年的26.8亿元增至28.6亿元: the year is that of the later figure.
    const ahead =
      running === '' && figure.ownPeriod && figure.period.startsWith('上年')
        ? statedAhead(facts.figures, index, readings[next + 1]?.start ?? Infinity)
        : null;
    const year = ahead ?? yearIn(running) ?? yearIn(about) ?? (context.reviewed ? null : carried) ?? context.year;
    const stated = /^[到至截]*(\d{4})年/.exec(figure.period);
    const years = /^([\d一二三四五六七八九十]{1,3})年/.exec(figure.period);
    // 与2010年相比，十年共减少…: the ten years between the two.
    const since = years && !stated && basis !== null && year !== null ? `${basis}/${year}` : span;
    const resolved = resolvePeriod(figure.period, { date: context.date, year, span: since });
    out.set(figure, endOf(resolved, figure));
    if (stated && figure.ownPeriod) basis = Number(stated[1]);
    if (figure.ownPeriod || resolved === '' || years || /^[去上]年/.test(figure.period)) continue;
    running = resolved;
    if (stated && !goal) {
      carried = Number(stated[1]);
      narrowed = section;
    }
  }
  return out;
}

/**
 * The year stated for the first figure after `index` whose time comes from the paragraph and not from its own words.
 */
function statedAhead(figures: readonly Figure<Site>[], index: number, end: number): number | null {
  for (let i = index + 1; i < figures.length && figures[i]!.at.start < end; i++) {
    const { period, ownPeriod, kind } = figures[i]!;
    if (kind === 'date' || ownPeriod) continue;
    const stated = /^(\d{4})年(?!.*[至—-])/.exec(period);
    return stated && Number(stated[1]);
  }
  return null;
}

/** The end of the time that the figure is of: 2019年至2023年由A增至B gives 2019 for A and 2023 for B. */
function endOf(time: string, { role }: Figure<Site>): string {
  const [, first, last] = /^(\d{4})\/(\d{4})$/.exec(time) ?? [];
  return (first && (role === 'from' ? first : role === 'to' ? last : undefined)) ?? time;
}

/** The one year of a calendar time; null where it has several. */
function yearIn(time: string): number | null {
  const [first, last] = time.split('/').map((end) => end.slice(0, 4));
  return first && (last === undefined || last === first) ? Number(first) : null;
}

/** The headings above a place. Must be asked in the order of the document. */
class Sections {
  private readonly open: (Section | null)[] = [];
  private next = 0;

  constructor(
    private readonly outline: Told['facts']['outline'],
    private readonly context: Told['context'],
  ) {}

  at(offset: number): Section | null {
    for (; this.next < this.outline.length; this.next++) {
      const heading = this.outline[this.next];
      if (!heading || heading.at.start > offset) break;
      const { level, text, number } = heading;
      if (level === 0) continue;
      this.open.length = Math.min(this.open.length, level);
      this.open[level] = this.sectionOf(text.slice(text.indexOf(number) + number.length));
    }
    return this.open.reduce<Section | null>((deepest, section) => section ?? deepest, null);
  }

  private sectionOf(heading: string): Section | null {
    const found = statedPeriod(heading);
    if (!found) return null;
    const { date, year, reviewed } = this.context;
    const span = resolvePeriod(found.words, { date, year, span: reviewed });
    return span ? { span, goals: /[和与及]$/.test(heading.slice(0, found.start)) } : null;
  }
}
