import { told, type DemoCase } from './story.ts';

/** The cases of the Chinese desk, youngest first. A day has nine office hours. */
// prettier-ignore
export const CHINESE_CASES: readonly DemoCase[] = [
  {
    key: 'leaking-cabinet', ago: 'PT40M', desk: null, owner: null, fresh: true,
    complaint: {
      customer: { name: '王芳', email: 'wang.fang@customer.example', timeZone: 'Asia/Shanghai' },
      channel: 'web', language: 'zh-CN', severity: 'high', category: 'product', place: '网上商城', subject: '浴室柜漏水', tags: ['漏水'],
      words: '上周刚装的浴室柜，今天早上发现底下全是水，地板都泡坏了。打电话一直占线，请尽快派人来看！',
    },
    acts: [],
  },
  {
    key: 'wrong-size', ago: 'PT2H', desk: 'chinese', owner: 'xiaoyu', fresh: true,
    complaint: {
      customer: { name: '赵建国', email: 'zhao.jianguo@customer.example', timeZone: 'Asia/Shanghai' },
      channel: 'chat', language: 'zh-CN', severity: 'normal', category: 'order', place: '上海徐汇店', subject: '窗帘尺寸做错了', tags: ['定制'],
      words: '我量好尺寸给你们的，做出来短了二十公分，根本没法用。当时店员还说保证没问题。',
    },
    acts: told('xiaoyu').at('PT20M').say('赵先生，您好！窗帘做短了给您添了麻烦，非常抱歉。我是林小雨，这件事由我负责到底，今天下班前给您答复。')
      .at('PT30M').capture('窗帘比您提供的尺寸短了二十厘米，无法使用。', { question: '请问是两幅都短，还是只有一幅？', answer: '两幅都短。' })
      .at('PT40M').expect({ remedy: 'replacement', description: '按原尺寸重做两幅窗帘', canMeet: true, assurance: '我们免费为您重做。' }).acts,
  },
  {
    key: 'noisy-drawers', ago: 'PT4H', desk: 'chinese', owner: 'siyuan',
    complaint: {
      customer: { name: '孙丽华', email: 'sun.lihua@customer.example', timeZone: 'Asia/Shanghai' },
      channel: 'phone', language: 'zh-CN', severity: 'normal', category: 'product', place: '杭州', subject: '抽屉滑轨噪音大', tags: ['家具'],
      words: '新买的橱柜抽屉一拉就吱吱响，晚上孩子都被吵醒了。我实在太生气了！',
    },
    acts: told('siyuan').at('PT15M').say('孙女士，您好！影响了孩子休息，真对不起。我马上为您查看原因，稍后给您回电。')
      .at('PT30M').capture('三个抽屉拉动时都有很大的响声，影响孩子睡觉。').expect({ remedy: 'repair', description: '上门更换滑轨', canMeet: true, assurance: '我们上门免费更换。' })
      .at('PT35M').own().apologise('给您和孩子带来困扰，我真诚地向您道歉。').acts,
  },
  {
    key: 'choosing', ago: 'PT7H', desk: 'chinese', owner: 'xiaoyu',
    complaint: {
      customer: { name: '周敏', email: 'zhou.min@customer.example', timeZone: 'Asia/Shanghai' },
      channel: 'email', language: 'zh-CN', severity: 'normal', category: 'delivery', place: '网上商城', subject: '书桌送到时桌面有划痕', tags: ['家具', '配送'],
      words: '书桌送到的时候外箱已经破了，打开一看桌面有一条很长的划痕。要么换新的，要么退一部分钱。',
    },
    acts: told('xiaoyu').at('PT20M').say('周女士，您好！收到有划痕的书桌一定很失望，非常抱歉。我为您准备两个方案，今天就发给您。')
      .at('PT40M').intake({
        restatement: '书桌送达时外箱破损，桌面有一条长划痕。',
        wish: { remedy: 'replacement', description: '更换桌面，或者退还部分货款', canMeet: true, assurance: '两种办法都可以，由您选择。' },
        apology: '没有把完好的书桌交到您手上，是我们的失误，真诚向您道歉。',
        next: '今天下午五点前把两个方案发给您，请您选择。',
      }, 'PT8H')
      .at('PT3H').feel('annoyed', '箱子都破了，你们也没检查。', 'analytical').offer({
        options: [
          { description: '更换全新桌面，上门安装', remedy: 'replacement', cost: 26000, currency: 'CNY', leadTime: 'P3D' },
          { description: '保留书桌，退还三百元', remedy: 'refund', amount: 30000, cost: 30000, currency: 'CNY', leadTime: 'P1D' },
        ],
        customersAnswer: 'pending',
      })
      .at('PT3H10M').say('周女士，您可以选择：一、三天内上门更换全新桌面；二、保留书桌，我们退还您三百元。请告诉我您的决定。').keep().status('pending', '等顾客选择方案').acts,
  },
  {
    key: 'broken-promise', ago: 'PT14H', desk: 'chinese', owner: 'siyuan',
    complaint: {
      customer: { name: '吴伟', email: 'wu.wei@customer.example', timeZone: 'Asia/Shanghai' },
      channel: 'phone', language: 'zh-CN', severity: 'normal', category: 'installation', place: '南京', subject: '安装师傅没有来', tags: ['安装'],
      words: '约好昨天上午来装衣柜，我请了假在家等了一天，没有人来，也没有人打电话。',
    },
    acts: told('siyuan').at('PT20M').say('吴先生，您好！让您白等了一天，非常抱歉。我正在联系安装师傅。')
      .at('PT1H').intake({
        restatement: '约好的安装师傅没有上门，也没有电话通知，您因此请了一天假。',
        wish: { remedy: 'other', description: '周末之前装好', canMeet: true, assurance: '这个星期之内一定装好。' },
        apology: '让您请假白等，是我们做得不好，真诚地向您道歉。',
        next: '明天这个时候之前，我给您确定新的安装时间。',
      }, 'PT9H')
      .at('PT1H30M').feel('angry', '请假一天的工资谁来赔？', 'driver').acts,
  },
  {
    key: 'taken-on', ago: 'PT24H', desk: 'chinese', owner: 'siyuan',
    complaint: {
      customer: { name: '郑秀英', email: 'zheng.xiuying@customer.example', timeZone: 'Asia/Shanghai' },
      channel: 'phone', language: 'zh-CN', severity: 'high', category: 'returns', place: '苏州', subject: '退货后一直没有收到退款', tags: ['退款'],
      words: '沙发半个月前就退了，客服每次都说三天内到账，到现在一分钱也没看到。',
    },
    acts: told('siyuan').at('PT30M').say('郑女士，您好！让您一再等待，非常抱歉。我正在向财务核实，核实后马上给您答复。')
      .at('PT1H').intake({
        restatement: '沙发退货已经半个月，四千二百元退款没有到账。',
        wish: { remedy: 'refund', amount: 420000, currency: 'CNY', canMeet: true, assurance: '全额退回您的付款账户。' },
        apology: '该退的钱没有及时退给您，我真诚地向您道歉。',
        next: '我明天告诉您退款的确切日期。',
      }, 'PT9H')
      .at('PT9H').say('郑女士，财务正在补办退款手续，我会继续盯着，一有结果马上告诉您。').keep().feel('angry', '每次都说三天。', 'driver')
      .by('grace').at('PT18H30M').takeOn().note('I have spoken with the finance team in Shanghai: the return was never booked in. They do it today.').acts,
  },
  {
    key: 'came-back', ago: 'PT30H', desk: 'chinese', owner: 'xiaoyu',
    complaint: {
      customer: { name: '何静', email: 'he.jing@customer.example', timeZone: 'Asia/Shanghai' },
      channel: 'web', language: 'zh-CN', severity: 'normal', category: 'product', place: '网上商城', subject: '落地灯不亮', tags: ['灯具'],
      words: '落地灯收到就不亮，换了灯泡也不行。',
    },
    acts: told('xiaoyu').at('PT30M').say('何女士，您好！灯不能用，真对不起。我马上给您安排换新。')
      .at('PT1H').intake({
        restatement: '落地灯收到时就不亮，换灯泡也没有用。',
        wish: { remedy: 'replacement', description: '换一盏新灯', canMeet: true, assurance: '今天发出新灯。' },
        apology: '收到不能用的灯，一定很扫兴，向您道歉。',
        next: '新灯今天发出，后天送到。',
      }, 'PT18H')
      .at('PT9H').keep().solve({ description: '换新并上门取回旧灯', remedy: 'replacement', cost: 18000, currency: 'CNY', leadTime: 'P2D' }, '新的落地灯已经送到，旧灯由快递员一并取回，费用由我们承担。')
      .at('PT9H30M').resolve()
      .at('PT20H').hear('新的灯用了两天，又开始一闪一闪的。')
      .at('PT20H30M').say('何女士，您好！又让您操心了，非常抱歉。这次我请工程师直接和您联系，查清原因。').acts,
  },
  {
    key: 'passed-around', ago: 'PT26H', desk: 'chinese', owner: 'xiaoyu',
    complaint: {
      customer: { name: '黄志强', email: 'huang.zhiqiang@customer.example', timeZone: 'Asia/Shanghai' },
      channel: 'in-person', language: 'zh-CN', severity: 'normal', category: 'warranty', place: '上海徐汇店', subject: '床垫塌陷要求保修', tags: ['保修', '家具'],
      words: '床垫才用一年半中间就塌了。你们说保修五年，店里又说要找厂家，厂家让我找店里。',
    },
    acts: told('xiaoyu').at('PT10M').say('黄先生，您请坐，先喝杯茶。保修的事由我们来办，不用您自己找厂家。')
      .at('PT40M').capture('床垫使用一年半后中间塌陷约四厘米，要求按五年保修处理。')
      .at('PT3H').handOver('siyuan', '黄先生的床垫一年半塌陷四厘米，照片和购买凭证已经上传。他希望换新，不接受维修。已说明由我们联系厂家，请不要让他再去找厂家。')
      .by('siyuan').at('PT4H').readBriefing()
      .at('PT4H30M').expect({ remedy: 'replacement', description: '更换同款床垫', canMeet: true, assurance: '符合保修条件，为您换新。' }).own().apologise('让您来回跑了几趟，真的很抱歉。')
      .at('PT12H').promise('本周五之前告诉您新床垫的送货日期。', 'PT27H').reassure('本周五之前告诉您新床垫的送货日期。')
      .at('PT13H').handOver('xiaoyu', '换新已经批准，等仓库确认库存。已承诺本周五之前告知送货日期。顾客情绪平静，喜欢接电话，不喜欢短信。')
      .by('xiaoyu').at('PT14H').readBriefing().acts,
  },
  {
    key: 'small-wish', ago: 'PT16H', desk: 'chinese', owner: 'xiaoyu',
    complaint: {
      customer: { name: '徐丹', email: 'xu.dan@customer.example', timeZone: 'Asia/Shanghai' },
      channel: 'survey', language: 'zh-CN', severity: 'low', category: 'store', place: '上海徐汇店', subject: '停车场指示不清楚', tags: ['门店', '停车场'],
      words: '停车场的出口很难找，绕了三圈。希望能加几块指示牌。',
    },
    acts: told('xiaoyu').at('PT3H').say('徐女士，您好！感谢您的宝贵建议，让您绕路了，很抱歉。我已经请门店的同事去现场查看。')
      .at('PT3H30M').capture('停车场出口缺少指示牌，不容易找到。').by('grace').relateTo('parking-a').acts,
  },
  {
    key: 'needs-roots', ago: 'PT80H', desk: 'chinese', owner: 'siyuan',
    complaint: {
      customer: { name: '高翔', email: 'gao.xiang@customer.example', timeZone: 'Asia/Shanghai' },
      channel: 'phone', language: 'zh-CN', severity: 'normal', category: 'delivery', place: '宁波', subject: '餐桌送错地址', tags: ['配送'],
      words: '餐桌送到我以前的地址去了，新住户打电话给我才知道。我下单时明明改了地址。',
    },
    acts: told('siyuan').at('PT1H').say('高先生，您好！送错地址给您和邻居都添了麻烦，非常抱歉。我来安排重新配送。')
      .at('PT2H').intake({
        restatement: '餐桌被送到旧地址，而下单时填写的是新地址。',
        wish: { remedy: 'other', description: '三天之内送到新地址', canMeet: true, assurance: '三天之内送到。' },
        apology: '没有按您填写的地址送货，是我们的失误，向您道歉。',
        next: '三天之内把餐桌送到您的新地址。',
      }, 'PT27H')
      .at('PT30H').keep().feel('annoyed', '搬一次家已经够累了。', 'amiable').solve({ description: '取回并送到新地址', remedy: 'other', cost: 22000, currency: 'CNY', leadTime: 'P3D' }, '餐桌已经从旧地址取回，送到您的新地址并安装好，费用由我们承担。')
      .at('PT31H').resolve()
      .at('PT75H').answer(2, '东西没问题，就是太慢了。')
      .at('PT77H').goodwill({ kind: 'letter-of-apology', description: '经理签名的致歉信' }).cause('地址管理', '老顾客下单时，系统自动填写了旧地址。', { what: '下单时请顾客再次确认地址', who: '电商部', by: '2026-12-20' }).acts,
  },
  {
    key: 'all-well', ago: 'PT100H', desk: 'chinese', owner: 'xiaoyu',
    complaint: {
      customer: { name: '马晓东', email: 'ma.xiaodong@customer.example', timeZone: 'Asia/Shanghai' },
      channel: 'email', language: 'zh-CN', severity: 'normal', category: 'product', place: '网上商城', subject: '被套缩水', tags: ['纺织品'],
      words: '按照说明书用冷水洗的，被套还是缩了一圈，被子都塞不进去了。',
    },
    acts: told('xiaoyu').at('PT40M').say('马先生，您好！按说明洗涤还缩水，不应该让您来承担，非常抱歉。我马上为您处理。')
      .at('PT1H').intake({
        restatement: '被套按说明用冷水洗涤后缩水，无法使用。',
        wish: { remedy: 'refund', amount: 29900, currency: 'CNY', canMeet: true, assurance: '全额退款，被套不用寄回。' },
        apology: '给您带来不便，我真诚地向您道歉。',
        next: '退款今天办理，明天到账。',
      }, 'PT9H')
      .at('PT8H').keep().feel('calm', '能解决就好。', 'amiable').solve({ description: '全额退款', remedy: 'refund', amount: 29900, cost: 29900, currency: 'CNY', leadTime: 'P1D' }, '二百九十九元已经退回您的付款账户，被套不用寄回。这一批被套我们已经停止销售。')
      .at('PT9H').resolve()
      .at('PT50H').answer(5, '处理得很快，客服也很客气，下次还来。')
      .at('PT52H').goodwill({ kind: 'coupon', description: '五十元优惠券', amount: 5000, currency: 'CNY' }).cause('面料', '供应商更换了面料，没有重新做缩水测试。', { what: '新面料入库前做缩水测试', who: '质检部', by: '2026-12-10' })
      .at('PT53H').close().acts,
  },
];
