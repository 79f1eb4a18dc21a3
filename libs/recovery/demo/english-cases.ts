import { told, type DemoCase } from './story.ts';

/** The cases of the English desk, youngest first. A day has nine office hours. */
// prettier-ignore
export const ENGLISH_CASES: readonly DemoCase[] = [
  {
    key: 'wobbly-table', ago: 'PT25M', desk: null, owner: null, fresh: true,
    complaint: {
      customer: { name: 'Olivia Shaw', email: 'olivia.shaw@customer.example', phone: '+447700900114', timeZone: 'Europe/London' },
      channel: 'email', language: 'en', severity: 'normal', category: 'product', place: 'Online shop', subject: 'Dining table wobbles', tags: ['furniture'],
      words: 'The oak table came yesterday and one leg is shorter than the others. We had guests last night and the glasses slid. I have paid 640 pounds for this. Please tell me what happens now.',
    },
    acts: [],
  },
  {
    key: 'double-charge', ago: 'PT1H30M', desk: 'english', owner: 'nora',
    complaint: {
      customer: { name: 'Daniel Price', phone: '+447700900121', timeZone: 'Europe/London' },
      channel: 'phone', language: 'en', severity: 'high', category: 'billing', place: 'Leeds', subject: 'Charged twice for one order', tags: ['payment'],
      words: 'You have taken 129 pounds twice for the same lamp. My rent goes out tomorrow and now the account is short.',
    },
    acts: told('nora').at('PT5M').capture('You ordered one lamp and 129 pounds were taken twice, this morning, a minute apart.', { question: 'Do both entries show as booked, or is one only reserved?', answer: 'Both are booked.' })
      .at('PT10M').say('Thank you for telling us at once, Mr Price. I am looking into both bookings now and will call you back today.').acts,
  },
  {
    key: 'late-sofa', ago: 'PT3H', desk: 'english', owner: 'nora',
    complaint: {
      customer: { name: 'Margaret Doyle', email: 'm.doyle@customer.example', timeZone: 'Europe/London' },
      channel: 'chat', language: 'en', severity: 'normal', category: 'delivery', place: 'Bristol', subject: 'Sofa not delivered on the day', tags: ['delivery', 'furniture'],
      words: 'I took a day off work for your delivery and nobody came. Nobody called either. When is my sofa coming?',
    },
    acts: told('nora').at('PT20M').say('I am sorry that you waited in vain, Ms Doyle. I have the carrier on the other line and will write again within the hour.')
      .at('PT40M').capture('The sofa was to come today between 8 and 12, nobody came and nobody called, and you lost a day off.')
      .at('PT45M').expect({ remedy: 'other', description: 'Delivery on Saturday, so that no second day off is needed', canMeet: true, assurance: 'Saturday between 9 and 11 is reserved for you.' })
      .at('PT50M').own().acts,
  },
  {
    key: 'rude-fitter', ago: 'PT5H', desk: 'english', owner: 'nora',
    complaint: {
      customer: { name: 'Priya Raman', email: 'priya.raman@customer.example', phone: '+447700900137', timeZone: 'Europe/London' },
      channel: 'phone', language: 'en', severity: 'high', category: 'service', place: 'Manchester', subject: 'Fitter left in the middle of the job', tags: ['installation'],
      words: 'Your fitter shouted at my mother, threw the tools in his van and left with the kitchen half apart. I am furious. We cannot even make tea.',
    },
    acts: told('nora').at('PT15M').say('I am very sorry, Ms Raman, for how your mother was treated and for the state of your kitchen. I have taken this on myself and will call you at two.')
      .at('PT30M').intake({
        restatement: 'The fitter shouted at your mother and left with the sink and hob disconnected.',
        wish: { remedy: 'repair', description: 'Somebody else finishes the kitchen tomorrow morning', canMeet: true, assurance: 'Another fitter comes at eight tomorrow.' },
        apology: 'I apologise to you and to your mother. Nobody should be spoken to like that at home.',
        next: 'Another fitter comes tomorrow at eight, and I call you in the evening to hear how it went.',
      }, 'PT13H').acts,
  },
  {
    key: 'mattress-return', ago: 'PT10H', desk: 'english', owner: 'tom', fresh: true,
    complaint: {
      customer: { name: 'Hannah Cole', email: 'hannah.cole@customer.example', timeZone: 'Europe/London' },
      channel: 'web', language: 'en', severity: 'normal', category: 'returns', place: 'Online shop', subject: 'Refund for a returned mattress', tags: ['refund'],
      words: 'I sent the mattress back three weeks ago, well within the trial period. Still no refund. The tracking says your warehouse has it.',
    },
    acts: told('tom').at('PT30M').say('Thank you, Ms Cole. I have found your mattress in our warehouse and will see that the refund goes out.')
      .at('PT1H').intake({
        restatement: 'The mattress reached our warehouse on the 2nd and the refund of 480 pounds has not been paid.',
        wish: { remedy: 'refund', amount: 48000, currency: 'GBP', canMeet: true, assurance: 'The full amount, to the card that you paid with.' },
        apology: 'I am sorry that you had to ask for money that is yours.',
        next: 'I release the refund today and write to you when it is on its way.',
      }, 'PT8H')
      .at('PT7H').keep().feel('annoyed', 'I should not have to chase you.', 'analytical')
      .at('PT8H').solve({ description: 'Full refund', remedy: 'refund', amount: 48000, cost: 48000, currency: 'GBP', leadTime: 'P2D' }, 'We refunded 480 pounds to the card that you paid with. Your bank shows it within two working days. We also changed how returned mattresses are booked in, so that the refund starts when the parcel arrives.')
      .at('PT8H30M').resolve().acts,
  },
  {
    key: 'handed-over', ago: 'PT8H', desk: 'english', owner: 'tom', fresh: true,
    complaint: {
      customer: { name: 'George Akers', phone: '+447700900148', timeZone: 'Europe/London' },
      channel: 'phone', language: 'en', severity: 'normal', category: 'warranty', place: 'Cardiff', subject: 'Wardrobe door fell off', tags: ['furniture', 'warranty'],
      words: 'The wardrobe is nine months old and the door came off in my hand. You people told me the warranty is five years.',
    },
    acts: told('tom').at('PT15M').say('That should not happen after nine months, Mr Akers. I am checking the parts list.')
      .at('PT1H').capture('The left door of the wardrobe came off at the upper hinge; nobody was hurt.')
      .at('PT1H10M').expect({ remedy: 'repair', description: 'A new hinge, fitted by us', canMeet: true, assurance: 'The warranty covers it, hinge and fitting.' })
      .at('PT6H').handOver('nora', 'Door off at the upper left hinge, photo is on file. I promised nothing yet but told him that the warranty covers it. He works nights: call after three. Hinge H-204 is in stock in Cardiff.').acts,
  },
  {
    key: 'no-answer', ago: 'PT3H30M', desk: 'english', owner: 'tom',
    complaint: {
      customer: { name: 'Yusuf Demir', email: 'yusuf.demir@customer.example', timeZone: 'Europe/London' },
      channel: 'email', language: 'en', severity: 'high', category: 'safety', place: 'Online shop', subject: 'Lamp gets very hot', tags: ['safety', 'lighting'],
      words: 'The reading lamp gets so hot that the shade has turned brown. I have two small children. Is it safe or not?',
    },
    acts: [],
  },
  {
    key: 'waiting-for-part', ago: 'PT20H', desk: 'english', owner: 'nora',
    complaint: {
      customer: { name: 'Ellen Forsyth', email: 'ellen.forsyth@customer.example', timeZone: 'Europe/London' },
      channel: 'letter', language: 'en', severity: 'low', category: 'product', place: 'Edinburgh', subject: 'Drawer handle missing', tags: ['furniture', 'spare-part'],
      words: 'Dear Sir or Madam, one handle was missing from the chest of drawers. It is a small thing, but it spoils the look of it.',
    },
    acts: told('nora').at('PT2H').say('Thank you for your kind letter, Ms Forsyth. I have ordered the handle from the maker.')
      .at('PT2H10M').intake({
        restatement: 'One brass handle of the chest of drawers is missing.',
        wish: { remedy: 'replacement', description: 'The missing handle', canMeet: true, assurance: 'The maker sends one.' },
        apology: 'I am sorry that it was not complete.',
        next: 'I tell you tomorrow by when the maker can send it.',
      }, 'PT9H')
      .at('PT9H').say('The maker sends the handle next week, straight to you.').keep()
      .at('PT10H').feel('calm', 'It is a small thing.', 'amiable').status('on-hold', 'The maker sends the part').acts,
  },
  {
    key: 'parking-a', ago: 'PT22H', desk: 'english', owner: 'tom',
    complaint: {
      customer: { name: 'Robert Lindsay-Hall', phone: '+447700900152', timeZone: 'Europe/London' },
      channel: 'in-person', language: 'en', severity: 'normal', category: 'store', place: 'Bristol', subject: 'Car park barrier stuck', tags: ['store', 'car-park'],
      words: 'I stood at your barrier for forty minutes with frozen food in the boot. The help button did nothing.',
    },
    acts: told('tom').at('PT10M').say('Please have a coffee with us while I get somebody to the barrier, Mr Lindsay-Hall.')
      .at('PT30M').capture('The barrier of the car park stayed down for forty minutes and nobody answered the help button.').acts,
  },
  {
    key: 'parking-b', ago: 'PT21H', desk: 'english', owner: 'tom',
    complaint: {
      customer: { name: 'Robert Lindsay-Hall', phone: '+447700900152', timeZone: 'Europe/London' },
      channel: 'web', language: 'en', severity: 'normal', category: 'store', place: 'Bristol', subject: 'Barrier, again', tags: ['store', 'car-park'],
      words: 'I also want to say that the food was spoilt. I told your colleague about the barrier this morning.',
    },
    acts: told('tom').at('PT30M').note('Same matter as this morning, he adds that food was spoilt.').mergeInto('parking-a').acts,
  },
  {
    key: 'follow-up-soon', ago: 'P4DT1H', hours: 'elapsed', desk: 'english', owner: 'nora',
    complaint: {
      customer: { name: 'Claire Beaumont', email: 'claire.beaumont@customer.example', timeZone: 'Europe/London' },
      channel: 'email', language: 'en', severity: 'normal', category: 'delivery', place: 'Online shop', subject: 'Two chairs instead of four', tags: ['delivery', 'furniture'],
      words: 'I ordered four chairs and paid for four. The box had two in it, and the delivery note says four.',
    },
    acts: told('nora').at('PT30M').say('I am sorry, Ms Beaumont. The other two chairs leave our warehouse today.')
      .at('PT1H').intake({
        restatement: 'Two of the four chairs that you paid for have arrived; the delivery note says four.',
        wish: { remedy: 'replacement', description: 'The two missing chairs', canMeet: true, assurance: 'They leave today.' },
        apology: 'I am sorry for the missing chairs and for the wrong note.',
        next: 'The two chairs are with you tomorrow before noon.',
      }, 'PT17H')
      .at('P1DT30M').keep().feel('calm', 'Two of us can sit, at least.', 'amiable').solve({ description: 'Send the two chairs by express', remedy: 'replacement', cost: 1900, currency: 'GBP', leadTime: 'P1D' }, 'The two missing chairs were delivered to you by express, at our cost. Packers now weigh each box of chairs before it leaves.')
      .at('P1DT1H4M').resolve().acts,
  },
  {
    key: 'happy-again', ago: 'PT60H', desk: 'english', owner: 'nora',
    complaint: {
      customer: { name: 'Samira Haddad', email: 'samira.haddad@customer.example', timeZone: 'Europe/London' },
      channel: 'social', language: 'en', severity: 'normal', category: 'product', place: 'Online shop', subject: 'Rug in the wrong colour', tags: ['textiles'],
      words: 'Ordered "sea green", got something that looks like a swamp. Is this a joke?',
    },
    acts: told('nora').at('PT45M').say('That is not the green that you chose, and I am sorry. May I send you the right one and have this one fetched?')
      .at('PT1H').intake({
        restatement: 'The rug is olive instead of the sea green that you chose from our pictures.',
        wish: { remedy: 'replacement', description: 'The same rug in sea green', canMeet: true, assurance: 'It is in stock.' },
        apology: 'I am sorry that the colour was so far from the picture.',
        next: 'The right rug comes the day after tomorrow, and the driver takes the other one.',
      }, 'PT18H')
      .at('PT16H').keep().feel('annoyed', 'Is this a joke?', 'expressive').solve({ description: 'Exchange at the door', remedy: 'replacement', cost: 2400, currency: 'GBP', leadTime: 'P2D' }, 'The sea green rug was brought to you and the other one was taken along. The pictures of this rug were replaced.')
      .at('PT17H').resolve()
      .at('PT55H').answer(5, 'Lovely rug, and quicker than I thought. Thank you, Nora!').acts,
  },
  {
    key: 'well-closed', ago: 'PT110H', desk: 'english', owner: 'tom',
    complaint: {
      customer: { name: 'Peter Nilsen', email: 'peter.nilsen@customer.example', timeZone: 'Europe/Oslo' },
      channel: 'phone', language: 'en', severity: 'normal', category: 'delivery', place: 'Online shop', subject: 'Desk arrived scratched', tags: ['delivery', 'furniture'],
      words: 'There is a scratch right across the top of the desk. The box was torn when the driver brought it.',
    },
    acts: told('tom').at('PT20M').say('I am sorry about the scratch, Mr Nilsen. I will find the quickest way to put it right.')
      .at('PT40M').intake({
        restatement: 'The desk top has a scratch of forty centimetres; the box was torn at that place.',
        wish: { remedy: 'replacement', description: 'A new desk top', canMeet: true, assurance: 'You get a new top; the legs stay.' },
        apology: 'I am sorry that it reached you like this.',
        next: 'A new top is with you within two working days.',
      }, 'PT18H')
      .at('PT15H').keep().feel('calm', 'These things happen, but please fix it.', 'driver').solve({ description: 'New desk top, fitted', remedy: 'replacement', cost: 6100, currency: 'GBP', leadTime: 'P2D' }, 'A new desk top was fitted at your home and the scratched one was taken along.')
      .at('PT16H').resolve()
      .at('PT60H').answer(5, 'All good. The young man who fitted it was very careful.')
      .at('PT62H').goodwill({ kind: 'coupon', description: 'For your next order', amount: 2000, currency: 'GBP' }).cause('packaging', 'The corner guards of flat boxes were left out.', { what: 'Corner guards for all desk tops', who: 'Warehouse', by: '2026-12-15' })
      .at('PT63H').close().acts,
  },
  {
    key: 'badly-closed', ago: 'PT130H', desk: 'english', owner: 'nora',
    complaint: {
      customer: { name: 'Joan Whitaker', email: 'joan.whitaker@customer.example', phone: '+447700900169', timeZone: 'Europe/London' },
      channel: 'phone', language: 'en', severity: 'high', category: 'service', place: 'Leeds', subject: 'Nobody called back', tags: ['call-back'],
      words: 'This is the third time that I call about my curtains. Each time somebody promises to call back and nobody does.',
    },
    acts: told('nora').at('PT10M').say('I am ashamed that you had to call three times, Ms Whitaker. From now on you have one name and one number: mine.')
      .at('PT20M').intake({
        restatement: 'The curtains are too short, and three times a promised call did not come.',
        wish: { remedy: 'replacement', description: 'Curtains of the right length', canMeet: true, assurance: 'They are sewn anew at no cost.' },
        apology: 'I am sorry for three broken promises. You had every right to be angry.',
        next: 'I call you tomorrow at noon with the day of delivery.',
      }, 'PT9H')
      .at('PT12H').say('I promised to call at noon and did not. I am sorry; the sewing room has confirmed Friday.').keep().feel('angry', 'Another broken promise.', 'driver')
      .at('PT17H').solve({ description: 'New curtains, hung by us', remedy: 'replacement', cost: 8800, currency: 'GBP', leadTime: 'P3D' }, 'New curtains of the right length were hung at your home. You have my direct number for anything else.')
      .at('PT17H30M').resolve()
      .at('PT60H').answer(3, 'The curtains are fine now. It should not take four calls.')
      .at('PT61H').goodwill({ kind: 'letter-of-apology', description: 'Signed by the manager' }).cause('call-backs', 'Call-backs were noted on paper and lost at the change of shifts.', { what: 'Every call-back is a promise in Amends', who: 'Grace Holm', by: '2026-12-01' })
      .at('PT62H').roots(['support-lacking', 'training-lacking'], 'Nobody saw which calls were owed, and new colleagues did not know how to enter a promise.')
      .at('PT63H').close().acts,
  },
];
