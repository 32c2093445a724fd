/** Shares of a whole, how a whole is made up, and means. */
import { form, words } from '../lexemes';

/** A share of a whole. */
export const SHARE_OF_WHOLE = words('比重 占比');
/** How large a part is. */
export const PROPORTIONS = words('比重 比例');
/** Names of a share of a whole. */
export const SHARE_NOUNS = words('占比', PROPORTIONS);
/** The same behind 占…的. */
export const PROPORTIONS_OF_IT = words(PROPORTIONS, '份额');
/** The share that a part has of a whole that is named: 占全部财政收入的比重. */
export const OWN_SHARE = form`占[^占]{2,}的?${PROPORTIONS}$`;
/** How a whole is made up. */
export const MAKE_UP = words('结构 构成');
/** It is made up of such parts. */
export const MADE_UP = words('构成 组成');

/** A mean over years, or one that does not say over what. */
export const YEARLY_MEAN = words('年均 平均');
/** A mean, without saying of what. */
export const ON_AVERAGE = words('平均 均价');

/** 其中一类村完成率达到75%, 以已结案件计，调解成功率58.8%: a rate of some of them, whose number is not given. */
export const OF_SOME_AMONG = form`其中，?[一-龥]{1,8}(?:村|类|校|企业|项目|乡镇|街道|社区|单位|部门|人员|群众|学生|户)的?[一-龥]{2,6}率|[以按][^，。；]{2,10}(?:计|计算|口径|为基数)，[^，。；\d]{2,10}率`;
