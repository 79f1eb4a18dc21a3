import Fastify from 'fastify';

/** Listens on PORT and tells the parent, as our own services do. */
export async function serve(addRoutes) {
  const fastify = Fastify();
  addRoutes(fastify);
  await fastify.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ ready: true });
}
