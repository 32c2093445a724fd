/** The rules of house style: numbers, punctuation, wording, form. In each group the rows of tables come first. */
import { recipient } from './form/recipient';
import { recipientPerson } from './form/recipient-person';
import { reportRequest } from './form/report-request';
import { requestClosing } from './form/request-closing';
import { FORM_ROWS } from './form/table';
import { fullwidth } from './number/fullwidth';
import { percentStyle } from './number/percent-style';
import { rangeMark } from './number/range-mark';
import { NUMBER_ROWS } from './number/table';
import { thousands } from './number/thousands';
import { patternRules } from './pattern';
import { colonNesting } from './punctuation/colon-nesting';
import { halfwidth } from './punctuation/halfwidth';
import { nesting } from './punctuation/nesting';
import { ordinalArabic } from './punctuation/ordinal-arabic';
import { pair } from './punctuation/pair';
import { quoteForm } from './punctuation/quote-form';
import { separator } from './punctuation/separator';
import { PUNCTUATION_ROWS } from './punctuation/table';
import type { Rule } from './rule';
import { doubleBound } from './wording/double-bound';
import { missingUnit } from './wording/missing-unit';
import { repeated } from './wording/repeated';
import { WORDING_ROWS } from './wording/table';
import { TYPO_ROWS } from './wording/typos';

const rows = patternRules([...NUMBER_ROWS, ...PUNCTUATION_ROWS, ...WORDING_ROWS, ...TYPO_ROWS, ...FORM_ROWS]);

/** The rules of house style, in the order of the manual. */
export const STYLE_RULES: readonly Rule[] = [
  ...rows,
  fullwidth,
  thousands,
  percentStyle,
  rangeMark,
  halfwidth,
  quoteForm,
  nesting,
  colonNesting,
  pair,
  separator,
  ordinalArabic,
  doubleBound,
  missingUnit,
  repeated,
  recipient,
  recipientPerson,
  reportRequest,
  requestClosing,
];
