import type { INestApplication } from '@nestjs/common';
import { MetadataScanner, Reflector } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { EVIDENCE } from '#journey/evidence';
import { schemasUsed, type Class } from '#kernel/field-record';
import { ROUTES } from '../routes/routes.ts';
import { SHAPES } from './endpoint.ts';

const ABOUT = `Amends manages the recovery after a complaint: what was promised, who owns it, whether the customer was made whole, why it happened.

Sign in with \`POST /api/v1/sessions\` and send the \`accessToken\` as \`Authorization: Bearer …\`. Refusals are RFC 9457 problems. Instants are ISO 8601 in UTC. Pages go on by \`nextCursor\`. Texts come in the language of \`Accept-Language\` (en, zh-CN).`;

/** The OpenAPI 3.1 document, generated from what the routes say of themselves. */
export function describeApi(app: INestApplication, version: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Amends')
    .setDescription(ABOUT)
    .setVersion(version)
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Routes$/, '')}.${method}`,
  });
  const schemas = schemasUsed(...shapesUsed(), ...Object.values(EVIDENCE));
  // Problems carry further members (RFC 9457, section 3.2).
  schemas.Problem = { ...schemas.Problem, additionalProperties: true };
  document.components = { ...document.components, schemas: schemas as never };
  return document;
}

/** Serves the document at `/api/openapi.json` and a page to read and try it at `/api/docs`. */
export function serveDocs(app: INestApplication, version: string): void {
  SwaggerModule.setup('api/docs', app, () => describeApi(app, version), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    customSiteTitle: 'Amends API',
  });
}

/** The wire classes that the routes speak of. */
function shapesUsed(): Class[] {
  const [reflector, scanner] = [new Reflector(), new MetadataScanner()];
  return ROUTES.flatMap(({ prototype }) =>
    scanner
      .getAllMethodNames(prototype as object)
      .flatMap(
        (name) => reflector.get<Class[] | undefined>(SHAPES, (prototype as Record<string, () => unknown>)[name]!) ?? [],
      ),
  );
}
