// The fastest that a JSON route of Fastify can be: parses the body and sends it back.
import { serve } from './serve.mjs';

await serve((fastify) => fastify.post('/api/v1/complaints', (request, reply) => reply.code(201).send(request.body)));
