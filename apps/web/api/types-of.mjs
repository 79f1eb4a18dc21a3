import openapiTS, { astToString } from 'openapi-typescript';

/** The TypeScript types of an OpenAPI document, as they stand in schema.d.ts. */
export async function typesOf(document) {
  return `// Written by \`npm run generate\` from the OpenAPI document: do not edit.\n${astToString(await openapiTS(document))}`;
}
