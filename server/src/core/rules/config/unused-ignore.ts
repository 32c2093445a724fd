import type { DocumentRule } from '../rule';

/** The analyzer itself makes the marks, after all other rules. */
export const unusedIgnore: DocumentRule = {
  id: 'config/unused-ignore',
  severity: 'hint',
  zh: '没有用处的忽略注释',
  en: 'Ignore comment that ignores nothing',
  why: `在 Markdown 文稿里，\`<!-- wenheng-ignore 规则 原因 -->\` 让同一行（单独成行时，其后一段）的这条规则不再提示；
\`<!-- wenheng-ignore-start 规则 -->\` 到 \`<!-- wenheng-ignore-end -->\` 之间同此。文稿改好以后，注释留着会盖住以后的新问题，
所以没有可忽略的就提示删去；规则名写错、没有写规则名的，也在此提示。已经关闭的规则不提示。`,
  source: '编辑惯例',
  format: 'markdown',
  bad: [
    '全县新增就业200人。 ⟦<!-- wenheng-ignore arithmetic/rate 口径不同 -->⟧',
    '⟦<!-- wenheng-ignore arithmetic/rat 口径不同 -->⟧\n\n全县新增就业200人。',
  ],
  good: [
    '全区排查问题135个，已有111个问题整改完成，整改完成率达到92%。 <!-- wenheng-ignore arithmetic/rate 口径不同 -->',
    '<!-- wenheng-ignore arithmetic 口径不同 -->\n\n全区排查问题135个，已有111个问题整改完成，整改完成率达到92%。',
    '全县新增就业200人。 <!-- 此数待核 -->',
  ],
  checkDocument: () => [],
};
