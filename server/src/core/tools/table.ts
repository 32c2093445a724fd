/** The tools that agents are offered: one table, from which the MCP server, the manifest and the manual are made. */
import type { InputSchema, Property } from './schema';

/** The names under which agents call the tools. */
export type ToolName = 'check_text' | 'read_figures' | 'compare_versions' | 'explain_rule';

/** What is told of a tool, and what it accepts. */
export interface Tool {
  readonly zh: string;
  readonly en: string;
  /** For the model that chooses, in English: what the tool answers, and when to ask it. */
  readonly description: string;
  /** For the person who looks at the list of tools. */
  readonly about: { readonly zh: string; readonly en: string };
  readonly input: InputSchema;
}

/** The longest text that may be handed over, in UTF-16 units. A file may be as long as the settings allow. */
export const LONGEST_TEXT = 200_000;
const LONGEST_PATH = 4096;

const draft = (which = '', prefix = ''): Readonly<Record<string, Property>> => ({
  [prefix ? `${prefix}Text` : 'text']: {
    type: 'string',
    maxLength: LONGEST_TEXT,
    description: `The ${which}draft itself, in Chinese: plain text or Markdown, whole paragraphs, nothing left out. Give this or the path.`,
  },
  [prefix ? `${prefix}Path` : 'path']: {
    type: 'string',
    maxLength: LONGEST_PATH,
    description: `A file with the ${which}draft (.md, .txt, .docx, .docm, .doc, .wps) in the folder that is open. Give this or the text.`,
  },
});

const page = (most: number, usual: number): Readonly<Record<string, Property>> => ({
  from: {
    type: 'integer',
    minimum: 0,
    maximum: 1_000_000,
    default: 0,
    description: 'So many entries are passed over: the `next` of the answer before.',
  },
  limit: {
    type: 'integer',
    minimum: 1,
    maximum: most,
    default: usual,
    description: 'The most entries that are answered at once.',
  },
});

const OFFSETS =
  'Offsets (`start`, `end`) are UTF-16 code units from the start of the text, the end excluded; lines count from 1.';

const object = (properties: InputSchema['properties'], required?: readonly string[]): InputSchema => ({
  type: 'object',
  properties,
  ...(required && { required }),
  additionalProperties: false,
});

/** The tools by their names. */
export const TOOLS: Readonly<Record<ToolName, Tool>> = {
  check_text: {
    zh: '检查文稿',
    en: 'Check a draft',
    description: `Checks a Chinese official text (report, work summary, speech, news feature, statutory document): sums, rates, growth, shares, dates and rankings that do not add up, figures that differ between two places, counted lists, numbering, set phrases, attributions, punctuation and wording. Every finding of an arithmetic rule has the working in its message and is certain as far as the text says; no finding is no proof that all is right. Use it after drafting or changing such a text and before handing it over. ${OFFSETS} \`fix\` has the edits of the only correction, where there is just one.`,
    about: {
      zh: '核对中文公文的算术、前后口径、提法、引语、用字与标点，报错必附算式。',
      en: 'Checks figures, set phrases, attributions and punctuation of a Chinese official text, with the working.',
    },
    input: object({
      ...draft(),
      level: {
        type: 'string',
        enum: ['error', 'warning', 'info', 'hint'],
        default: 'info',
        description: 'The lowest level that is answered; hints are matters of taste.',
      },
      genre: {
        type: 'string',
        enum: ['auto', 'report', 'speech', 'feature', 'study', 'statutory', 'other'],
        description:
          'The genre, where the text alone does not tell it; by default as the settings have it, or told from the text.',
      },
      ...page(200, 60),
    }),
  },
  read_figures: {
    zh: '读出数据',
    en: 'Read the figures',
    description: `Lists every figure of a Chinese text with its value in base units, its bounds, what it measures, the period it is of, its scope and whether it was verified (checked, wrong, open), and the relations between figures with their working. Use it to take numbers out of a text without reading them wrong (14.87亿元, 近百人, 下降3.2个百分点), or to see which figures nothing vouches for. ${OFFSETS}`,
    about: {
      zh: '列出文稿里的每个数据：折合的值、上下限、指标、时期、范围，以及核过没有。',
      en: 'Lists every figure with its value, bounds, indicator, period and scope, and whether it was verified.',
    },
    input: object({
      ...draft(),
      indicator: {
        type: 'string',
        maxLength: 100,
        description: 'Only figures whose indicator has these words, such as 财政收入.',
      },
      ...page(300, 100),
    }),
  },
  compare_versions: {
    zh: '比较两稿',
    en: 'Compare two versions',
    description: `Compares the figures of two versions of a Chinese text by what they measure and not by where they stand: which were changed, added or left out (\`changes\`), and what hung on a changed figure and was not changed with it (\`left\`: a total, a rate, the same figure elsewhere). Use it after a revision, to see that no figure was changed unasked or by half. ${OFFSETS}`,
    about: {
      zh: '按指标对照两稿的数据：改了哪些，添了哪些，漏了哪些，改了一头漏了一头的。',
      en: 'Holds the figures of two versions against each other: changed, added, left out, changed by half.',
    },
    input: object({ ...draft('earlier ', 'before'), ...draft('later ', 'after'), ...page(200, 60) }),
  },
  explain_rule: {
    zh: '说明规则',
    en: 'Explain a rule',
    description:
      'The manual page of one rule (Markdown, in Chinese): why it is a fault, which standard says so, sentences that are wrong and sentences that are right. Use it before arguing with a finding or changing a text because of it.',
    about: { zh: '一条规则的道理、依据与正误例句。', en: 'Why a rule holds, its source, and examples.' },
    input: object(
      {
        rule: { type: 'string', maxLength: 80, description: 'The rule of a finding, such as arithmetic/rate.' },
      },
      ['rule'],
    ),
  },
};

/** The names in the order of the table. */
export const TOOL_NAMES = Object.keys(TOOLS) as ToolName[];
