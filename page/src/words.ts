/** The words of the page, in Chinese and in English. */
const WORDS = {
  title: { zh: '文衡', en: 'Wenheng' },
  subtitle: { zh: '给公文称字称数', en: 'Checks the figures of official texts' },
  open: { zh: '打开文稿…', en: 'Open draft…' },
  another: { zh: '换一篇', en: 'Another draft' },
  sample: { zh: '看示例', en: 'See a sample' },
  drop: { zh: '把文稿拖到这里', en: 'Drop a draft here' },
  kinds: { zh: '.docx、.docm、.txt、.md', en: '.docx, .docm, .txt, .md' },
  paste: { zh: '或者粘贴文字', en: 'or paste text' },
  pasteHere: {
    zh: '在这里粘贴文稿的文字，按 Ctrl+Enter 检查',
    en: 'Paste the text of a draft here, then press Ctrl+Enter',
  },
  check: { zh: '检查', en: 'Check' },
  privacy: {
    zh: '文稿只在这一页里读，不上传，不保存，断网照用。',
    en: 'The draft is read inside this page: nothing is sent or kept, and no network is needed.',
  },
  pasted: { zh: '粘贴的文字', en: 'Pasted text' },
  sampleName: { zh: '示例', en: 'Sample' },
  edit: { zh: '改文字', en: 'Edit text' },
  save: { zh: '保存', en: 'Save' },
  saveComments: { zh: '写回批注（.docx）', en: 'Comments into the .docx' },
  saveChanges: { zh: '改法写成修订（.docx）', en: 'Fixes as tracked changes (.docx)' },
  saveText: { zh: '现在的文字（.txt）', en: 'The text as it is now (.txt)' },
  saveReview: { zh: '核对表（.html）', en: 'Review sheet (.html)' },
  saveFigures: { zh: '数据表（.xlsx）', en: 'Table of figures (.xlsx)' },
  problems: { zh: '问题', en: 'Problems' },
  figures: { zh: '数据', en: 'Figures' },
  outline: { zh: '提纲', en: 'Outline' },
  draft: { zh: '文稿', en: 'Draft' },
  none: { zh: '没有发现问题。', en: 'No problem was found.' },
  noFigures: { zh: '没有读到数据。', en: 'No figure was read.' },
  noOutline: { zh: '没有读到标题。', en: 'No heading was read.' },
  all: { zh: '全部', en: 'All' },
  wrong: { zh: '对不上', en: 'Wrong' },
  checked: { zh: '已对上', en: 'Checked' },
  opened: { zh: '没有可对的', en: 'Nothing to check against' },
  when: { zh: '日期、时长', en: 'Dates and times' },
  error: { zh: '错误', en: 'Error' },
  warning: { zh: '警告', en: 'Warning' },
  info: { zh: '信息', en: 'Remark' },
  hint: { zh: '提示', en: 'Hint' },
  fix: { zh: '改', en: 'Fix' },
  undo: { zh: '撤销', en: 'Undo' },
  why: { zh: '道理', en: 'Why' },
  source: { zh: '依据：', en: 'Source: ' },
  bad: { zh: '应改', en: 'To be changed' },
  good: { zh: '无误', en: 'As it should be' },
  reading: { zh: '正在读…', en: 'Reading…' },
  keys: {
    zh: 'F8 下一处问题，Shift+F8 上一处，Esc 收起卡片，列表里用上下键',
    en: 'F8 next problem, Shift+F8 previous, Esc closes the card, arrow keys in the lists',
  },
  next: { zh: '下一处', en: 'Next' },
  previous: { zh: '上一处', en: 'Previous' },
  close: { zh: '收起', en: 'Close' },
  characters: { zh: '字', en: ' characters' },
  unread: { zh: '没有读：', en: 'Not read: ' },
  notChinese: {
    zh: '汉字太少，不像中文文稿，没有检查。',
    en: 'Too few Chinese characters for a Chinese draft: it was not checked.',
  },
  empty: { zh: '文稿是空的。', en: 'The draft is empty.' },
  tooMany: { zh: '一次检查一篇，读的是第一篇。', en: 'One draft at a time: the first one was read.' },
  fault: { zh: '这一页自己出错了，没有读完：', en: 'The page itself failed and did not read to the end: ' },
  savedAs: { zh: '已交给浏览器保存：', en: 'Handed to the browser to save: ' },
  noChanges: { zh: '没有可以放心写成修订的改法。', en: 'There is no fix that can safely be written as a change.' },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;

/** The key of a text. */
export type Word = keyof typeof WORDS;

const isChinese = typeof navigator === 'undefined' || /^zh/i.test(navigator.language);

/** The text in the language of the browser: Chinese, or else English. */
export const say = (word: Word): string => WORDS[word][isChinese ? 'zh' : 'en'];
