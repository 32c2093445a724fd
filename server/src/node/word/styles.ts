/** What a paragraph has from its style: number and depth of outline, along the chain of styles it is based on. */
import type { TagHandler } from './xml';
import { walk } from './xml';

export interface ParagraphStyle {
  readonly numId: string | null;
  readonly level: number | null;
  /** From 0, -1 for a title; null where the style is no heading's. */
  readonly outline: number | null;
}

interface Style {
  basedOn: string | null;
  numId: string | null;
  level: number | null;
  outline: number | null;
}

const PLAIN_STYLE: ParagraphStyle = { numId: null, level: null, outline: null };

export class Styles {
  private readonly styles = new Map<string, Style>();
  private readonly resolved = new Map<string, ParagraphStyle>();
  private standard = '';

  constructor(xml: string | null, part: string) {
    if (xml !== null) walk(xml, part, this.reader());
  }

  /** `id` is null for a paragraph that names none, which has the standard style. */
  of(id: string | null): ParagraphStyle {
    const name = id ?? this.standard;
    const known = this.resolved.get(name);
    if (known) return known;
    const found = { ...PLAIN_STYLE };
    const seen = new Set<string>();
    for (let at: string | null = name; at !== null && !seen.has(at);) {
      seen.add(at);
      const style: Style | undefined = this.styles.get(at);
      found.numId ??= style?.numId ?? null;
      found.level ??= style?.level ?? null;
      found.outline ??= style?.outline ?? null;
      at = style?.basedOn ?? null;
    }
    this.resolved.set(name, found);
    return found;
  }

  private reader(): TagHandler {
    let style: Style | null = null;
    let skipped = 0;
    return {
      open: ({ name, attributes: a }) => {
        if (skipped || name === 'w:pPrChange') {
          skipped++;
          return;
        }
        const value = valueOf(a);
        if (name === 'w:style') {
          const id = attribute(a, 'styleId') ?? '';
          const isParagraph = attribute(a, 'type') === 'paragraph';
          style = isParagraph ? { basedOn: null, numId: null, level: null, outline: null } : null;
          if (style) this.styles.set(id, style);
          if (isParagraph && isOn(attribute(a, 'default') ?? '0')) this.standard = id;
        } else if (!style) return;
        else if (name === 'w:basedOn') style.basedOn = value;
        else if (name === 'w:name' && /^title$/i.test(value)) style.outline = -1;
        else if (name === 'w:numId') style.numId = value;
        else if (name === 'w:ilvl') style.level = Number(value) || 0;
        else if (name === 'w:outlineLvl') style.outline = outlineOf(value);
      },
      close: (name) => {
        if (skipped) skipped--;
        else if (name === 'w:style') style = null;
      },
    };
  }
}

/** An attribute of the word processor's, with its prefix or without. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const direct = attributes[`w:${name}`] ?? attributes[name];
  if (direct !== undefined) return direct;
  for (const key of Object.keys(attributes)) if (key.endsWith(`:${name}`)) return attributes[key];
  return undefined;
}

export const valueOf = (attributes: Readonly<Record<string, string>>): string => attribute(attributes, 'val') ?? '';

/** A switch of Office: on where it stands without a value. */
export const isOn = (value: string): boolean => !/^(?:0|false|off|none)$/.test(value);

/** Nine stands for running text. */
export function outlineOf(value: string): number | null {
  return /^[0-8]$/.test(value) ? Number(value) : null;
}
