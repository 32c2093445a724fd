import type { Mark } from '../../model';
import { compare, integer } from '../../num/rational';
import { contradicted, tableMarks, marksOf } from '../relations';
import type { ParagraphRule } from '../rule';
import { startOf } from '../../text/stretches';

const TOP_LIST = /(\d{2,4}|[五百千])强(?:县|市|区|榜|企业|园区|镇|乡镇)?[^，。；\d]{0,8}(?:第|排名|位居|居|列)*$/;
const RANKED_AMONG =
  /(?:全[国省市区县]|在)?(\d{1,4})个?(?:省区市|市州|县区|县市区|县（市、区）|设区市|乡镇|园区|开发区|街道|城市|县|区|市)(?:排名|考核|评比)?(?:之?中|里)[^，。；\d]{0,10}$/;
/** How many compete, told earlier in the sentence: 在全市11个县（市、区）测评中，我县得93.6分，列. */
const FIELD =
  /(?:全[国省市区县州]|在|参[评赛加]的?)(?:共有?)?(\d{1,4})(?:个|家|支|所|名)(?:省区市|市州|市县|县区|区县|县市区|县（市、区）|县（区）|区（县）|县（市）|设区市|镇（街道）|乡镇（街道）|乡镇|镇街|园区|开发区|街道|城市|社区|单位|部门|代表队|队|学校|县|区|市|镇|乡|村)(?!以上|以下)[^。；\d]{0,16}(?:[中里内]|参[加评赛与][^。；\d]{0,8}，)/;

export const rank: ParagraphRule = {
  id: 'order/rank',
  severity: 'warning',
  needs: 'figures',
  zh: '名次的升降或范围不符',
  en: 'A rank at odds with its direction or its field',
  why: `名次由第N位跃升到第M位，M应小于N；同句写了前进几位，应等于两者之差。名次也不能大于参加排名的数目（百强榜没有第120位）。`,
  source: '算术',
  bad: [
    '综合考核由全省第46位跃升至⟦第126位⟧。',
    '考核排名由第18位上升到第12位，前进⟦8位⟧。',
    '在全国百强县中排名⟦第120位⟧。',
    '营商环境评价在全省14个市州中居⟦第16位⟧。',
    '在全市9个县（市、区）平安建设测评中，我县得91.2分，列⟦第11位⟧。',
    '规上工业增速今年列全市第6位，较上年的第4位前移⟦2位⟧。',
    '平安建设满意度2023年居全市第4位。2022年居全市第9位，一年间前移⟦6个⟧位次。',
    '9月份，全县客流指数排全市第7。8月份排第4。环比提升⟦3个⟧位次。',
    '信访工作由去年的全市第9位升为今年的第5位，一年进了⟦3位⟧。',
    '县里收入增速居全省第7位，比上年下降⟦2位⟧（上年为第9位）。',
    '全县共有13个乡镇参加考核，大坪镇得78.6分，排⟦第15名⟧。',
    '今年考核排名第6位，去年为⟦第4位⟧，位次有所前移。',
    '2022年，我县综合考评列全市第7位。县委定出争先办法，逐项落实。2023年考评我县列全市第4位，较上年前移⟦2位⟧。',
    '上年度，全镇满意度排全县第5位。\n今年抓化解、强服务，测评结果显示，满意度排全县第8位，较上年度前移⟦3位⟧。',
  ],
  good: [
    '综合考核由全省第126位跃升至第46位。',
    '考核排名由第18位上升到第12位，前进6位。',
    '考核排名由第12位下滑到第18位。',
    '在全国百强县中排名第96位。',
    '营商环境评价在全省14个市州中居第3位。',
    '新增百强企业3家，园区综合排名第120位。',
    '在全市9个县（市、区）平安建设测评中，我县得91.2分，列第7位。',
    '在全市9个县（市、区）平安建设测评中，我县得91.2分，列全省第31位。',
    '规上工业增速今年列全市第4位，较上年的第6位前移2位。',
    '平安建设满意度2023年居全市第4位。2022年居全市第9位，一年间前移5个位次。',
    '9月份，全县客流指数排全市第4。8月份排第7。环比提升3个位次。',
    '信访工作由去年的全市第9位升为今年的第5位，一年进了4位。',
    '县里收入增速居全省第9位，比上年下降2位（上年为第7位）。',
    '全县共有13个乡镇参加考核，大坪镇得78.6分，排第12名。',
    '今年考核排名第4位，去年为第6位，位次有所前移。',
    '总量居全市第3位，增速由上年第9位前移4位。',
    '2022年，我县综合考评列全市第7位。县委定出争先办法，逐项落实。2023年考评我县列全市第4位，较上年前移3位。',
    '上年度，全镇满意度排全县第8位。\n今年测评结果显示，满意度排全县第5位，较上年度前移3位。',
    '2022年，我县财政收入列全市第7位。2023年粮食产量列全市第4位，较上年前移1位。',
    '经济总量列全省第31位，较上年列全市第4位的水平前移不多，实际前移2位。',
    '全市3个区在全省县域考核排名第12位。',
    '在国家级经开区考核中排名首次进入前100位，在全省考核中排名18位。',
  ],
  figure: ({ kind }) => kind === 'rank',
  *check({ relations, figures, paragraph: { text }, clauses, sentences }): Iterable<Mark> {
    const ranks = contradicted(relations, 'order').filter((r) => r.figures[0]?.kind === 'rank');
    yield* marksOf(ranks, -1, '名次不符', ['起点', '终点']);
    for (const f of figures) {
      if (f.kind !== 'rank' || f.number === null || f.bound !== 'exact') continue;
      const lead = text.slice(Math.max(startOf(clauses, f.clause), f.at.start - 26), f.at.start);
      const list = TOP_LIST.exec(lead)?.[1];
      const field = RANKED_AMONG.exec(lead)?.[1];
      const told = text.slice(startOf(sentences, f.sentence), f.at.start);
      const wide = list || field ? null : fieldOf(told);
      const size = wide ?? (list ? ({ 五: 500, 百: 100, 千: 1000 }[list] ?? Number(list)) : field ? Number(field) : 0);
      if (size > 1 && compare(f.number, integer(size)) > 0) {
        yield { at: f.at, message: `名次大于参加排名的数目：${list ? `${list}强` : `共${size}个`}，文中为${f.text}` };
      }
    }
  },
  checkDocument: (view) => tableMarks(view, 'order/rank'),
};

/**
 * The number of competitors, where the sentence gives it and names no other field afterwards; null where it does not.
 */
function fieldOf(told: string): number | null {
  const m = FIELD.exec(told);
  if (!m) return null;
  const since = told.slice(m.index + m[0].length);
  if (since.length > 40 || /全[国省市区县州]|其中|同类|位列.*，|第[一二三四五六七八九十\d]/.test(since)) return null;
  return Number(m[1]);
}
