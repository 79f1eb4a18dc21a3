import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiExtension,
  ApiHeader,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiResponse,
} from '@nestjs/swagger';
import type { Permission } from '#contracts/permissions';
import { Problem } from '#contracts/views/problem';
import { fieldsOf, schemaRef, type Class, type JsonSchema } from '#kernel/field-record';

/** Metadata: the permission that the route demands, or `strangers`. A route without it is refused to everybody. */
export const GRANT = 'amends:grant';
export type Grant = Permission | 'strangers';

/** Metadata: the wire classes that the route speaks of, for the components of the OpenAPI document. */
export const SHAPES = 'amends:shapes';

interface Description {
  /** What it does, in the imperative. */
  summary: string;
  grant: Grant;
  /** What a success answers with; nothing: 204. */
  answers?: Class;
  /** Answers with what is in a file instead. */
  answersFile?: true;
  /** What the events of a stream hold that never ends by itself, instead of an answer. */
  streams?: Class[];
  /** Another media type in which it can be asked for, as a text. */
  orText?: string;
  /** Status of a success; 200, or 204 without an answer. */
  status?: 200 | 201 | 204;
  body?: Class;
  /** What may be sent as the body, where that is more than the class says. */
  bodySchema?: JsonSchema;
  query?: Class;
  /** Path parameters and what they are. */
  params?: Record<string, string>;
  /** The statuses of refusals beyond those that every route can have. */
  refuses?: (401 | 409 | 410 | 429 | 503)[];
  /** Accepts an `Idempotency-Key`. */
  idempotent?: boolean;
  /** Accepts `If-Match` with the ETag of what is changed. */
  ifMatch?: boolean;
}

const REFUSALS: Record<number, string> = {
  400: 'The input is wrong: `errors` names each field with its reason',
  401: 'Not signed in, or the session is over',
  403: 'Your role does not have the permission',
  404: 'Nothing of that name, or not visible to you',
  409: 'The state does not allow it: `detail` says why, `blockedBy` what is missing',
  410: 'The link has run out or was withdrawn: ask for a fresh one',
  413: 'The body is too large',
  415: 'The body is of another type than is taken here',
  412: 'It was changed since you read it: read it again',
  422: 'The Idempotency-Key was used with another body',
  503: 'Not ready: try again shortly',
  429: 'Too many requests: see Retry-After',
};

const BYTES = { type: 'string' as const, format: 'binary' };

const ETAG = { description: 'The version, for the If-Match of a change', schema: { type: 'string' as const } };
const LOCATION = { description: 'Where the new thing is found', schema: { type: 'string' as const } };

/** Everything that a route says of itself, in one place: its permission, its shapes, its refusals, its documentation. */
export function Endpoint(it: Description): MethodDecorator {
  const status = it.status ?? (it.answers || it.answersFile || it.streams ? 200 : 204);
  const takesBody = it.body !== undefined || it.bodySchema !== undefined;
  const refusals = [
    ...(takesBody || it.query || it.idempotent ? [400] : []),
    ...(takesBody ? [413, 415] : []),
    ...(it.grant === 'strangers' ? [429] : [401, 403]),
    ...(it.params ? [404] : []),
    ...(it.idempotent ? [409, 422] : []),
    ...(it.ifMatch ? [412] : []),
    ...(it.refuses ?? []),
  ];
  return applyDecorators(
    SetMetadata(GRANT, it.grant),
    SetMetadata(SHAPES, [it.body, it.answers, ...(it.streams ?? []), Problem].filter(Boolean)),
    HttpCode(status),
    ApiOperation({ summary: it.summary }),
    ApiExtension('x-permission', it.grant),
    ...(it.grant === 'strangers' ? [] : [ApiBearerAuth()]),
    ...(takesBody ? [ApiBody({ schema: it.bodySchema ?? schemaRef(it.body!), required: true })] : []),
    ...(it.query
      ? [...fieldsOf(it.query).values()].map((field) =>
          ApiQuery({ name: field.name, required: !field.optional, schema: field.schema as object }),
        )
      : []),
    ...Object.entries(it.params ?? {}).map(([name, description]) =>
      ApiParam({ name, description, schema: { type: 'string' } }),
    ),
    ...(it.idempotent
      ? [
          ApiHeader({
            name: 'Idempotency-Key',
            required: false,
            description: 'Repeat safely: the same key answers the same',
          }),
        ]
      : []),
    ...(it.ifMatch
      ? [
          ApiHeader({
            name: 'If-Match',
            required: false,
            description: 'The ETag that you read; refused with 412 if it changed since',
          }),
        ]
      : []),
    ApiResponse({
      status,
      description: 'Done',
      headers: {
        ...(status === 201 && it.grant !== 'strangers' && { Location: LOCATION }),
        ...(it.answers && fieldsOf(it.answers).has('version') && { ETag: ETAG }),
      },
      ...(it.answers && {
        content: {
          'application/json': { schema: schemaRef(it.answers) },
          ...(it.orText && { [it.orText]: { schema: { type: 'string' } } }),
        },
      }),
      ...(it.answersFile && { content: { 'application/octet-stream': { schema: BYTES } } }),
      ...(it.streams && { content: { 'text/event-stream': { schema: { anyOf: it.streams.map(schemaRef) } } } }),
    }),
    ...[...new Set(refusals)].map((code) =>
      ApiResponse({
        status: code,
        description: REFUSALS[code]!,
        content: { 'application/problem+json': { schema: schemaRef(Problem) } },
      }),
    ),
  );
}
