import { placer } from '../../fold/place';
import { span } from '../../model';
import type { DocumentRule } from '../rule';
import { GENRE_WORD, textOf } from './parts';
import { group } from '../../match';

/** The title is looked for in so many lines of the head. */
const HEAD_LINES = 15;
const BODIES =
  /^(?:各|省|市|县|区|乡|镇)[^。；：！？]{2,120}(?:政府|委员会|管委会|办公室|办事处|局|厅|部门|单位|机构|公司|企业|党委|党组|学校)([，、；。]?)$/;

export const recipient: DocumentRule = {
  id: 'form/recipient',
  severity: 'warning',
  zh: '主送机关后用冒号',
  en: 'A colon after the recipients',
  why: `主送机关编排于标题下空一行，居左顶格，最后一个机关名称后用全角冒号。只查紧接在标题后面、通行由机关名称组成的一行。公告、决议、纪要没有主送机关，不报。`,
  source: 'GB/T 9704—2012 7.3.2',
  genres: ['statutory'],
  bad: ['东湖市人民政府关于做好防汛工作的通知\n各县区人民政府，市政府各⟦部门⟧\n现就有关事项通知如下：\n一是落实责任。'],
  good: [
    '东湖市人民政府关于做好防汛工作的通知\n各县区人民政府，市政府各部门：\n现就有关事项通知如下：\n一是落实责任。',
    '东湖市人民政府关于封闭道路的公告\n因施工需要，东湖大道封闭。\n特此公告。',
    '东湖市人民政府关于做好防汛工作的通知\n各县区要做好防汛工作，压实各部门责任。',
  ],
  *checkDocument({ readings, roles }) {
    const head = readings.slice(0, HEAD_LINES);
    const title = head.findIndex((p, i) => roles[i] === 'title' && GENRE_WORD.test(textOf(p)));
    const placed = title < 0 ? undefined : readings[title + 1];
    const m = placed && BODIES.exec(textOf(placed));
    if (!m) return;
    const end = m[0].length;
    const place = placer(placed);
    yield {
      at: place(span(m[1] ? end - 1 : end - 2, end)),
      message: '主送机关后用冒号',
      fix: {
        title: m[1] ? '改为“：”' : '补上“：”',
        edits: [{ at: place(span(end - group(m, 1).length, end)), newText: '：' }],
        safe: true,
      },
    };
  },
};
