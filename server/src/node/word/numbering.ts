/** Numbers that the word processor writes itself: they are not in the text, and are counted here as it counts them. */
import { attribute, valueOf } from './styles';
import { walk } from './xml';

interface Level {
  start: number;
  format: string;
  /** `%1、`, with the number of a level for each `%`. */
  text: string;
  /** What comes after it: tab, space, nothing. */
  suffix: string;
  /** The level whose numbers start it anew; 0 for none, null for any level above. */
  restart: number | null;
  /** Whether the numbers of the levels above are shown in Arabic digits. */
  legal: boolean;
  style: string | null;
}

interface Abstract {
  readonly levels: Map<number, Level>;
  /** The list style that has the levels, or whose levels these are. */
  numStyleLink: string | null;
  styleLink: string | null;
}

interface Num {
  abstract: string;
  readonly starts: Map<number, number>;
  readonly levels: Map<number, Level>;
}

const LEVELS = 9;

/** The lists of a document, with the count of each. */
export class Numbering {
  private readonly abstracts = new Map<string, Abstract>();
  private readonly nums = new Map<string, Num>();
  /** The level to which a style is tied, by list and style. */
  private readonly byStyle = new Map<string, number>();
  /** The last number of each level, by list: lists of one definition share their count. */
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly begun = new Set<string>();

  constructor(xml: string | null, part: string) {
    if (xml !== null) this.read(xml, part);
  }

  /** The level to which a style is tied, where the style names only the list; null where it is tied to none. */
  levelOf(numId: string, style: string | null): number | null {
    return (style === null ? undefined : this.byStyle.get(`${this.definitionOf(numId)} ${style}`)) ?? null;
  }

  /** Counts on, and returns the number of the next paragraph with the space after it; empty for a bullet. */
  next(numId: string, level: number): string {
    const num = this.nums.get(numId);
    const at = this.levelAt(numId, level);
    if (!num || !at) return '';
    const key = this.definitionOf(numId);
    const counters = this.counters.get(key) ?? [];
    this.counters.set(key, counters);
    const startKey = `${numId} ${level}`;
    const override = num.starts.get(level);
    if (override !== undefined && !this.begun.has(startKey)) counters[level] = override;
    else counters[level] = counters[level] === undefined ? at.start : counters[level] + 1;
    this.begun.add(startKey);
    for (let below = level + 1; below < LEVELS; below++) {
      const restart = this.levelAt(numId, below)?.restart ?? null;
      if (restart === null || (restart > 0 && level < restart)) counters[below] = undefined;
    }
    if (at.format === 'bullet' || at.format === 'none') return at.format === 'none' ? plainText(at.text) : '';
    const text = at.text.replace(/%([1-9])/g, (_, digit: string) => {
      const wanted = Number(digit) - 1;
      const other = this.levelAt(numId, wanted);
      if (!other) return '';
      const value = (counters[wanted] ??= other.start);
      return numeral(value, at.legal && wanted < level ? 'decimal' : other.format);
    });
    // A tab would look like the border of a cell, and after a Chinese mark there is no space.
    return text === '' || at.suffix === 'nothing' || /[、）)】〕，：；。]$/.test(text) ? text : `${text} `;
  }

  private levelAt(numId: string, level: number): Level | undefined {
    const num = this.nums.get(numId);
    if (!num) return undefined;
    return num.levels.get(level) ?? this.abstracts.get(this.definitionOf(numId))?.levels.get(level);
  }

  /** The definition that has the levels, found through the list style where the list names one. */
  private definitionOf(numId: string): string {
    const own = this.nums.get(numId)?.abstract ?? '';
    const link = this.abstracts.get(own)?.numStyleLink;
    if (link === null || link === undefined) return own;
    for (const [id, { styleLink }] of this.abstracts) if (styleLink === link) return id;
    return own;
  }

  private read(xml: string, part: string): void {
    let abstract: Abstract | null = null;
    let num: Num | null = null;
    let level: Level | null = null;
    let overridden = -1;
    walk(xml, part, {
      open: ({ name, attributes: a }) => {
        const value = valueOf(a);
        switch (name) {
          case 'w:abstractNum':
            abstract = { levels: new Map(), numStyleLink: null, styleLink: null };
            this.abstracts.set(attribute(a, 'abstractNumId') ?? '', abstract);
            break;
          case 'w:num':
            num = { abstract: '', starts: new Map(), levels: new Map() };
            this.nums.set(attribute(a, 'numId') ?? '', num);
            break;
          case 'w:abstractNumId':
            if (num) num.abstract = value;
            break;
          case 'w:lvlOverride':
            overridden = Number(attribute(a, 'ilvl'));
            break;
          case 'w:startOverride':
            num?.starts.set(overridden, Number(value));
            break;
          case 'w:lvl': {
            level = { start: 0, format: 'decimal', text: '', suffix: 'tab', restart: null, legal: false, style: null };
            (num ?? abstract)?.levels.set(Number(attribute(a, 'ilvl')), level);
            break;
          }
          case 'w:numStyleLink':
            if (abstract) abstract.numStyleLink = value;
            break;
          case 'w:styleLink':
            if (abstract) abstract.styleLink = value;
            break;
          default:
            if (level) readLevel(level, name, value, a);
        }
      },
      close: (name) => {
        if (name === 'w:abstractNum') abstract = null;
        else if (name === 'w:num') num = null;
        else if (name === 'w:lvl') level = null;
      },
    });
    for (const [id, { levels }] of this.abstracts) {
      for (const [at, { style }] of levels) if (style !== null) this.byStyle.set(`${id} ${style}`, at);
    }
  }
}

function readLevel(level: Level, name: string, value: string, a: Readonly<Record<string, string>>): void {
  if (name === 'w:start') level.start = Number(value) || 0;
  else if (name === 'w:numFmt') level.format = value === 'custom' ? customFormat(attribute(a, 'format') ?? '') : value;
  else if (name === 'w:lvlText') level.text = value;
  else if (name === 'w:suff') level.suffix = value;
  else if (name === 'w:lvlRestart') level.restart = Number(value);
  else if (name === 'w:isLgl') level.legal = value === '' || value === '1' || value === 'true';
  else if (name === 'w:pStyle') level.style = value;
}

/** A format given by an example: `001, 002, …`. */
const customFormat = (example: string): string => (example.startsWith('0') ? 'decimalZero' : 'decimal');

/** The text of a level without a number; the signs of symbol fonts are left out. */
const plainText = (text: string): string => text.replace(/[\uE000-\uF8FF]|%[1-9]/g, '');

const HAN_DIGITS = '〇一二三四五六七八九';
const CAPITAL = '零壹贰叁肆伍陆柒捌玖';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** A number in a list format; formats of other languages are written in decimal digits. */
export function numeral(value: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCountingThousand':
    case 'koreanCounting':
      return han(value, HAN_DIGITS, ['', '十', '百', '千']);
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
    case 'japaneseLegal':
      return han(value, CAPITAL, ['', '拾', '佰', '仟']);
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return Array.from(String(value), (d) => HAN_DIGITS[Number(d)] ?? d).join('');
    case 'ideographTraditional':
      return nth(STEMS, value);
    case 'ideographZodiac':
      return nth(BRANCHES, value);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x245f + value) : String(value);
    case 'decimalEnclosedParen':
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x2473 + value) : `(${value})`;
    case 'decimalEnclosedFullstop':
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x2487 + value) : `${value}.`;
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return Array.from(String(value), (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).join('');
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'upperLetter':
      return letters(value).toUpperCase();
    case 'lowerLetter':
      return letters(value);
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'none':
      return '';
    default:
      return String(value);
  }
}

function han(value: number, digits: string, places: readonly string[]): string {
  if (value <= 0 || value > 9999) return value === 0 ? digits.charAt(0) : String(value);
  const shown = String(value);
  let out = '';
  let gap = false;
  for (let i = 0; i < shown.length; i++) {
    const digit = Number(shown[i]);
    const place = places[shown.length - 1 - i];
    if (place === undefined) continue;
    if (digit === 0) {
      gap = out !== '';
      continue;
    }
    const one = digit === 1 && place === '十' && out === '' ? '' : digits.charAt(digit);
    out += (gap ? '零' : '') + one + place;
    gap = false;
  }
  return out;
}

const nth = (row: string, value: number): string => row[value - 1] ?? String(value);

/** a to z, then aa to zz. */
function letters(value: number): string {
  if (value < 1 || value > 26 * 30) return String(value);
  return LETTERS.charAt((value - 1) % 26).repeat(Math.ceil(value / 26));
}

const ROMAN: readonly [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let out = '';
  let left = value;
  for (const [size, sign] of ROMAN) {
    while (left >= size) {
      out += sign;
      left -= size;
    }
  }
  return out;
}
