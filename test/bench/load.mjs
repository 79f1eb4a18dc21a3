// Sends requests from a process of its own, so that measuring does not slow down whoever keeps the books.
import autocannon from 'autocannon';

process.on('disconnect', () => process.exit(0));
process.on('message', async ({ url, token, connections, seconds, customers }) => {
  const latencies = [];
  let made = 0;
  const post = {
    method: 'POST',
    // Every complaint comes from a new customer: the costly case.
    setupRequest: (request) => ({ ...request, body: complaint(`${customers}-${made++}`) }),
  };
  const { errors, timeouts, non2xx, duration } = await autocannon({
    url,
    connections,
    duration: seconds,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(customers && { requests: [post] }),
    setupClient: (client) => client.on('response', (status, bytes, milliseconds) => latencies.push(milliseconds)),
  });
  latencies.sort((a, b) => a - b);
  const percentile = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))];
  process.send({
    perSecond: (latencies.length - non2xx) / duration,
    p50: percentile(0.5),
    p99: percentile(0.99),
    failed: errors + timeouts + non2xx,
  });
});

const complaint = (customer) =>
  JSON.stringify({
    customer: { name: 'Li Wei', email: `li.wei.${customer}@customer.example` },
    channel: 'phone',
    language: 'zh-CN',
    words:
      '上个月的账单多收了两次运费，我打过三次电话，每次都要从头再说一遍，到现在还没有人告诉我什么时候退款。' +
      'I was charged twice for delivery last month and still do not know when the money comes back.',
    category: 'billing',
    place: 'Shanghai 3',
    severity: 'high',
  });
