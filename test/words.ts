/** What a customer and a desk read on their pages, as far as the tests look for it. */
export interface Words {
  browser: string;
  demo: string;
  form: {
    product: string;
    serial: string;
    found: Record<'LC-AC35' | 'LC-HP12', string>;
    description: string;
    severity: string;
    name: string;
    phone: string;
    send: string;
    problems: string;
  };
  track: { tab: string; number: string; contact: string; show: string };
  status: {
    submitted: string;
    accepted: string;
    working: string;
    done: string;
    closed: string;
    live: string;
    visit: string;
    why: string;
  };
  answer: { approve: string; name: string; submit: string; approved: string };
  earlierQuotes: string;
  files: { add: string; send: string; sent: RegExp };
  signOff: { name: string; submit: string };
  record: string;
  stars: string;
  desk: {
    board: string;
    live: string;
    loading: string;
    accept: string;
    band: string;
    publicReply: string;
    comment: string;
    send: string;
    start: string;
    resolve: string;
    faultCode: string;
    cause: string;
    wear: string;
    misuse: string;
    diagnosis: string;
    workDone: string;
    closed: string;
    rating: string;
    plan: string;
    today: string;
    why: string;
    resolution: string;
    planOrAssign: string;
    date: string;
    from: string;
    until: string;
    book: string;
    handOver: string;
    receiver: string;
    note: string;
    sandbox: string;
    diagnose: string;
    whoPays: string;
    decideAnew: string;
    writeQuote: string;
    writeAnother: string;
    addPart: string;
    part: string;
    sendQuote: string;
    noteApproval: string;
    answeredBy: string;
    approved: string;
    warranty: string;
    asTable: string;
    extend: string;
    boughtName: string;
  };
}

export const english: Words = {
  browser: 'en-GB',
  demo: '/demo/',
  form: {
    product: 'Product',
    serial: 'Serial number',
    found: { 'LC-AC35': 'Found: Wall air conditioner', 'LC-HP12': 'Found: Heat pump' },
    description: 'Describe the problem',
    severity: 'It works, but not well',
    name: 'Name',
    phone: 'Phone',
    send: 'Send report',
    problems: '4 things need your attention',
  },
  track: {
    tab: 'Track a repair',
    number: 'Ticket number',
    contact: 'Phone or email',
    show: 'Show the repair',
  },
  status: {
    submitted: 'We have your report',
    accepted: 'Your repair is accepted',
    working: 'We are working on it',
    done: 'The repair is done',
    closed: 'The repair is completed',
    live: 'Live',
    visit: 'Next visit',
    why: 'Why this time?',
  },
  answer: { approve: 'Approve', name: 'Your name', submit: 'Yes, approve', approved: 'Approved by' },
  earlierQuotes: 'Earlier quotes',
  files: { add: 'Add photos or documents', send: 'Send the file', sent: /from you$/ },
  signOff: { name: 'Your name', submit: 'Sign off' },
  record: 'Service record',
  stars: '5: Very happy',
  desk: {
    board: 'Board',
    live: 'Live',
    loading: 'Loading…',
    accept: 'Accept',
    band: 'Distance',
    publicReply: 'Reply to customer',
    comment: 'Comment',
    send: 'Send to customer',
    start: 'Start work',
    resolve: 'Resolve',
    faultCode: 'Fault code',
    cause: 'Cause',
    wear: 'Wear',
    misuse: 'Misuse',
    diagnosis: 'Diagnosis',
    workDone: 'Work done',
    closed: 'Closed',
    rating: '5 of 5',
    plan: 'Day plan',
    today: 'Today',
    why: 'Why this time?',
    resolution: 'Resolution',
    planOrAssign: 'Book or assign',
    date: 'Day',
    from: 'From',
    until: 'Until',
    book: 'Book',
    handOver: 'Hand over',
    receiver: 'Hand over to',
    note: 'Note',
    sandbox: 'Sandbox clock',
    diagnose: 'Record diagnosis',
    whoPays: 'Who pays',
    decideAnew: 'Decide anew',
    writeQuote: 'Write a quote',
    writeAnother: 'Write another quote',
    addPart: 'Add a part',
    part: 'Part (SKU or name)',
    sendQuote: 'Send quote',
    noteApproval: 'Note approval',
    answeredBy: 'Who answered',
    approved: 'Approved',
    warranty: 'Warranty',
    asTable: 'As a table',
    extend: 'Extend',
    boughtName: 'What was bought',
  },
};

export const chinese: Words = {
  browser: 'zh-CN',
  demo: '/demo/?lang=zh',
  form: {
    product: '产品型号',
    serial: '序列号',
    found: { 'LC-AC35': '已识别：壁挂空调', 'LC-HP12': '已识别：空气源热泵' },
    description: '问题描述',
    severity: '能用，但效果变差',
    name: '姓名',
    phone: '电话',
    send: '提交报修',
    problems: '有 4 处需要您确认',
  },
  track: { tab: '查询进度', number: '服务单号', contact: '电话或邮箱', show: '查询' },
  status: {
    submitted: '报修已收到',
    accepted: '服务单已受理',
    working: '正在维修',
    done: '维修已完成',
    closed: '服务单已关闭',
    live: '实时更新',
    visit: '上门服务安排',
    why: '为什么是这个时间？',
  },
  answer: { approve: '同意', name: '您的姓名', submit: '确定同意', approved: '同意。' },
  earlierQuotes: '此前的报价单',
  files: { add: '添加照片或文件', send: '发送 1 个文件', sent: /您上传$/ },
  signOff: { name: '您的姓名', submit: '签字确认' },
  record: '服务记录',
  stars: '5: 非常满意',
  desk: {
    board: '看板',
    live: '实时',
    loading: '正在加载…',
    accept: '受理',
    band: '距离',
    publicReply: '回复客户',
    comment: '留言',
    send: '发送给客户',
    start: '开始处理',
    resolve: '解决',
    faultCode: '故障代码',
    cause: '故障原因',
    wear: '正常磨损',
    misuse: '使用不当',
    diagnosis: '诊断',
    workDone: '处理内容',
    closed: '已关闭',
    rating: '5 分（满分 5 分）',
    plan: '上门日程',
    today: '今天',
    why: '为什么是这个时间？',
    resolution: '修复',
    planOrAssign: '预约或派工',
    date: '日期',
    from: '从',
    until: '到',
    book: '预约',
    handOver: '转交',
    receiver: '转交给',
    note: '备注',
    sandbox: '沙盒时钟',
    diagnose: '记录诊断',
    whoPays: '质保判定：费用由谁承担',
    decideAnew: '重新判定',
    writeQuote: '编制报价单',
    writeAnother: '重新报价',
    addPart: '添加备件',
    part: '备件（料号或名称）',
    sendQuote: '发送报价单',
    noteApproval: '登记客户接受',
    answeredBy: '答复人',
    approved: '客户已接受',
    warranty: '质保',
    asTable: '以表格显示',
    extend: '延保',
    boughtName: '延保名称',
  },
};
