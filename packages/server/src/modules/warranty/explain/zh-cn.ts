import type { Terms, WarrantyStart } from '../../../generated/prisma/enums.ts';
import type { Reason, TermSet } from '../rules.ts';
import {
  byTerms,
  type Causes,
  type Course,
  type Cover,
  dayFormat,
  type Kind,
  type Wording,
} from './wording.ts';

const day = dayFormat('zh-CN');

const kindNames: Record<Kind, string> = { labour: '工时', parts: '备件', travel: '差旅' };
const termsNames: Record<Terms, string> = { FREE: '免费', AT_COST: '按成本价收费', CHARGED: '按标价收费' };
const causes: Causes = {
  DEFECT: '产品缺陷',
  WEAR: '正常磨损',
  MISUSE: '使用不当',
  DISASTER: '自然灾害',
  UNAUTHORIZED_MODIFICATION: '擅自改装',
  OTHER: '其他原因',
};
const starts: Record<WarrantyStart, string> = {
  PURCHASED: '购买日期',
  DELIVERED: '交付日期',
  INSTALLED: '安装日期',
  ACCEPTED: '竣工验收日期',
};
const proofs: Record<WarrantyStart, string> = {
  PURCHASED: '购买凭证（注明日期的发票或收据）',
  DELIVERED: '注明日期的交货单',
  INSTALLED: '注明日期的安装单',
  ACCEPTED: '签字并注明日期的竣工验收单',
};

export const zhCN: Wording = { reason: sentence, cover };

function sentence(reason: Reason): string {
  const policy = `质保政策 ${reason.rule}（第 ${reason.version} 版）`;
  switch (reason.code) {
    case 'DEVICE_UNKNOWN':
      return '该序列号没有登记。请提供设备铭牌照片和购买凭证。';
    case 'NO_POLICY':
      return '该设备销售时不含质保，本次服务收费。';
    case 'START_DATE_MISSING':
      return `${policy}自${starts[reason.startEvent]}起算，该日期没有登记。请提供${proofs[reason.startEvent]}。`;
    case 'VOID':
      return reason.reason ? `质保已失效：${ended(reason.reason)}` : '质保已失效。';
    case 'EXCLUDED_CAUSE':
      return `故障原因为${causes[reason.cause]}，不在${policy}的保障范围内。`;
    case 'NOT_STARTED':
      return `${policy}自 ${day(reason.startsOn)}起生效，故障发生在此之前。`;
    case 'PHASE':
      return `${policy}自 ${day(reason.startsOn)}起算，第 ${reason.phase} 阶段至 ${day(reason.lastDay)}止：${told(reason.terms)}。`;
    case 'AFTER_LAST_PHASE':
      return `${policy}的最后阶段已于 ${day(reason.lastDay)}到期，此后：${told(reason.terms)}。`;
    case 'EXTENSION':
      return `延保“${reason.rule}”有效期至 ${day(reason.lastDay)}，按延保：${told(reason.terms)}。`;
    case 'PART_ASSUMED':
      return `该设备装有 ${reason.of} 件备件 ${reason.sku}，未指明是哪一件：按最后（${day(reason.installedOn)}）装入的一件${reason.serial ? `（${reason.serial}）` : ''}判定。`;
    case 'REPLACED_PART':
      return `备件 ${reason.sku}${reason.serial ? `（${reason.serial}）` : ' '}于 ${day(reason.replacedOn)}更换，自有质保至 ${day(reason.lastDay)}，因此：${told(reason.terms)}。`;
    case 'GOODWILL':
      return `由 ${reason.grantedBy} 批准优惠（${reason.reason}）：${told(reason.terms)}。`;
  }
}

const told = (terms: TermSet): string =>
  byTerms(terms)
    .map(([name, kinds]) => `${names(kinds)}${termsNames[name]}`)
    .join('，');

const names = (kinds: readonly Kind[]): string => kinds.map((kind) => kindNames[kind]).join('、');

function cover(told: Cover): string {
  switch (told.is) {
    case 'NO_POLICY':
      return '该设备销售时不含质保。';
    case 'VOID':
      return '该设备的质保已失效。';
    case 'START_DATE_MISSING':
      return `质保自${starts[told.startEvent]}起算，该日期没有登记：请备好${proofs[told.startEvent]}。`;
    case 'ENDED':
      return `质保已于 ${day(told.on)}到期。`;
    case 'COVERED': {
      const sentences = told.courses.map(course).join('');
      return told.from ? `质保自 ${day(told.from)}起生效。${sentences}` : sentences;
    }
  }
}

function course({ kinds, steps }: Course): string {
  const words = steps.map(({ terms, until }) =>
    until ? `${termsNames[terms]}至 ${day(until)}（含当日）` : termsNames[terms],
  );
  return `${names(kinds)}：${words.join('，之后')}。`;
}

const ended = (text: string): string => (/[.!?。！？]$/.test(text) ? text : `${text}。`);
