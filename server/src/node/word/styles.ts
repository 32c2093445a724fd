/**
 * What a paragraph gets from its style: list number and outline level, along the chain of styles on which it is based.
 */
import type { TagHandler } from './xml';
import { walk } from './xml';

/** The properties of a style that matter for the text. */
export interface ParagraphStyle {
  readonly numId: string | null;
  readonly level: number | null;
  /** From 0, -1 for a title; null for a style that is no heading. */
  readonly outline: number | null;
}

interface Style {
  basedOn: string | null;
  numId: string | null;
  level: number | null;
  outline: number | null;
}

const PLAIN_STYLE: ParagraphStyle = { numId: null, level: null, outline: null };

/** The paragraph styles of a document. */
export class Styles {
  private readonly styles = new Map<string, Style>();
  private readonly resolved = new Map<string, ParagraphStyle>();
  private standard = '';

  constructor(xml: string | null, part: string) {
    if (xml !== null) walk(xml, part, this.reader());
  }

  /** The style with an id; null stands for the default style of paragraphs that name none. */
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

/** An attribute of a word processor's element, with its prefix or without; undefined where it is missing. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const direct = attributes[`w:${name}`] ?? attributes[name];
  if (direct !== undefined) return direct;
  for (const key of Object.keys(attributes)) if (key.endsWith(`:${name}`)) return attributes[key];
  return undefined;
}

/** The attribute `val`; empty where it is missing. */
export const valueOf = (attributes: Readonly<Record<string, string>>): string => attribute(attributes, 'val') ?? '';

/** A switch of Office, which is on where it has no value. */
export const isOn = (value: string): boolean => !/^(?:0|false|off|none)$/.test(value);

/** Reads an outline level; nine means running text. */
export function outlineOf(value: string): number | null {
  return /^[0-8]$/.test(value) ? Number(value) : null;
}
