export default async function tearDown() {
  await globalThis.amendsTestServer?.stop();
}
