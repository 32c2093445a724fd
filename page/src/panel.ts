/** The lists beside the draft: problems, figures, outline. Each is one tab stop, with arrow keys inside. */
import type { Figure, Site } from '../../server/src/core/model';
import { SEVERITIES } from '../../server/src/core/model';
import type { FigureState } from '../../server/src/core/features/coverage';
import { STATE_SIGNS } from '../../server/src/core/features/coverage';
import { ruleById } from '../../server/src/core/rules/index';
import { chip } from './card';
import type { Checked } from './check';
import { button, element } from './element';
import type { Word } from './words';
import { say } from './words';

const TABS = ['problems', 'figures', 'outline'] as const;
type Tab = (typeof TABS)[number];

/** The states in the order that a reviewer needs. */
const STATES: readonly (FigureState | 'when')[] = ['wrong', 'open', 'checked', 'when'];
const STATE_WORDS = { wrong: 'wrong', open: 'opened', checked: 'checked', when: 'when' } as const satisfies Record<
  FigureState | 'when',
  Word
>;

interface Entry {
  readonly at: Site;
  /** The group that a filter shows or hides. */
  readonly group: string;
  readonly row: readonly (Node | string)[];
}

/** The panel with the lists. */
export class Panel {
  readonly root = element('aside', { class: 'panel' });
  private readonly tabs = element('div', { class: 'tabs', role: 'tablist' });
  private readonly filters = element('div', { class: 'filters' });
  private readonly list = element('ul', {
    class: 'list',
    role: 'listbox',
    tabindex: 0,
    onkeydown: (e: KeyboardEvent) => this.onKey(e),
  });
  private readonly nothing = element('p', { class: 'nothing' });
  private tab: Tab = 'problems';
  private only: string | null = null;
  private entries: readonly Entry[] = [];
  private shown: readonly Entry[] = [];
  private active = -1;
  private checked: Checked | null = null;

  /** `choose` is called with the place of the row that was chosen, `enter` when the reader wants its card. */
  constructor(
    private readonly choose: (at: Site) => void,
    private readonly enter: () => void,
  ) {
    this.root.append(this.tabs, this.filters, this.nothing, this.list);
    this.list.addEventListener('click', (event) => {
      const row = (event.target as Element).closest('li');
      if (row) this.select([...this.list.children].indexOf(row));
    });
  }

  show(checked: Checked | null): void {
    this.checked = checked;
    this.root.hidden = !checked;
    this.only = null;
    this.render();
  }

  /** Marks the row of a place that was reached in another way. */
  follow(at: Site): void {
    const index = this.shown.findIndex((e) => e.at.start === at.start && e.at.end === at.end);
    this.activate(index);
  }

  private open(tab: Tab): void {
    this.tab = tab;
    this.only = null;
    this.render();
  }

  private render(): void {
    if (!this.checked) return;
    const counts = { problems: 0, figures: 0, outline: 0 };
    const { findings, facts } = this.checked.analysis;
    [counts.problems, counts.figures, counts.outline] = [findings.length, facts.figures.length, facts.outline.length];
    this.tabs.replaceChildren(...TABS.map((tab) => this.tabButton(tab, counts[tab])));
    this.entries = ENTRIES[this.tab](this.checked);
    this.renderFilters();
    this.renderList();
  }

  private tabButton(tab: Tab, count: number): HTMLElement {
    const isOpen = tab === this.tab;
    const made = button(`${say(tab)} ${count}`, () => this.open(tab), {
      role: 'tab',
      'aria-selected': String(isOpen),
      tabindex: isOpen ? 0 : -1,
      'aria-controls': 'list',
      onkeydown: (event: KeyboardEvent) => {
        const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        if (!step) return;
        event.preventDefault();
        this.open(TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length]!);
        this.tabs.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
      },
    });
    return made;
  }

  private renderFilters(): void {
    const groups = this.tab === 'problems' ? SEVERITIES : this.tab === 'figures' ? STATES : [];
    const name = (group: string): string =>
      this.tab === 'problems'
        ? say(group as Word)
        : `${STATE_SIGNS[group as FigureState] ?? ''} ${say(STATE_WORDS[group as FigureState])}`.trim();
    const filled = groups.filter((group) => this.entries.some((e) => e.group === group));
    const press = (group: string | null): void => {
      this.only = group;
      this.renderFilters();
      this.renderList();
    };
    const filter = (group: string | null, label: string): HTMLElement =>
      button(label, () => press(group), {
        class: `filter ${group ?? ''}`,
        'aria-pressed': String(this.only === group),
      });
    this.filters.replaceChildren(
      ...(filled.length > 1 ? [filter(null, say('all'))] : []),
      ...filled.map((group) => filter(group, `${name(group)} ${this.entries.filter((e) => e.group === group).length}`)),
    );
  }

  private renderList(): void {
    this.shown = this.entries.filter(({ group }) => this.only === null || group === this.only);
    this.active = -1;
    this.list.id = 'list';
    this.list.setAttribute('aria-label', say(this.tab));
    this.list.removeAttribute('aria-activedescendant');
    this.list.replaceChildren(
      ...this.shown.map(({ row, group }, i) =>
        element('li', { role: 'option', id: `row${i}`, 'aria-selected': 'false', class: group }, ...row),
      ),
    );
    this.nothing.hidden = this.shown.length > 0;
    this.list.hidden = !this.shown.length;
    this.nothing.textContent = say(
      ({ problems: 'none', figures: 'noFigures', outline: 'noOutline' } as const)[this.tab],
    );
  }

  private onKey(event: KeyboardEvent): void {
    const last = this.shown.length - 1;
    const to = {
      ArrowDown: Math.min(this.active + 1, last),
      ArrowUp: Math.max(this.active - 1, 0),
      Home: 0,
      End: last,
    }[event.key];
    if (to !== undefined) this.select(to);
    else if (event.key === 'Enter') this.enter();
    else return;
    event.preventDefault();
  }

  private select(index: number): void {
    this.activate(index);
    const entry = this.shown[index];
    if (entry) this.choose(entry.at);
  }

  private activate(index: number): void {
    this.list.querySelector('[aria-selected=true]')?.setAttribute('aria-selected', 'false');
    this.active = index;
    const row = this.list.children[index];
    if (!row) return this.list.removeAttribute('aria-activedescendant');
    row.setAttribute('aria-selected', 'true');
    row.scrollIntoView({ block: 'nearest' });
    this.list.setAttribute('aria-activedescendant', row.id);
  }
}

const ENTRIES: Readonly<Record<Tab, (checked: Checked) => Entry[]>> = {
  problems: ({ analysis }) =>
    analysis.findings.map(({ at, severity, message, rule }) => ({
      at,
      group: severity,
      row: [
        chip(severity),
        element('b', {}, ruleById.get(rule)?.zh ?? rule),
        element('span', { class: 'words' }, message),
      ],
    })),
  figures: ({ states }) =>
    Array.from(states, ([figure, state]) => ({
      at: figure.at,
      group: state ?? 'when',
      row: [
        element('span', { class: 'sign' }, state ? STATE_SIGNS[state] : ''),
        element('b', {}, figure.text.replace(/\s+/g, '')),
        element('span', { class: 'of' }, indicatorWords(figure)),
      ],
    })),
  outline: ({ analysis }) =>
    analysis.facts.outline.map(({ at, text, level }) => ({
      at,
      group: `level${Math.min(level, 3)}`,
      row: [text.replace(/^#+\s*/, '')],
    })),
};

/** What a figure is about, in few words: whose, what, when. */
function indicatorWords({ indicator, period, scope }: Figure<Site>): string {
  return [scope && !indicator.startsWith(scope) ? scope : '', indicator, period].filter(Boolean).join(' · ');
}
