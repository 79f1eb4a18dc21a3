import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { grants } from '#contracts/permissions';
import { AccessTokens, type TokenHolder } from '#identity/access-token';
import { Refusal } from '#kernel/refusal';
import { PeopleBook } from '#recovery/people-book';
import { GRANT, type Grant } from './endpoint.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking; absent for strangers. */
    principal?: TokenHolder;
  }
}

/** Deny unless granted: every route names a permission or is marked as open to strangers; one that does neither is refused. */
@Injectable()
export class GrantGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokens,
    private readonly people: PeopleBook,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const grant = this.reflector.get<Grant | undefined>(GRANT, context.getHandler());
    if (grant === 'strangers') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const header = request.headers.authorization;
    const holder = header?.startsWith('Bearer ') ? this.tokens.read(header.slice(7)) : null;
    const principal = holder && (await this.asTheyAreNow(holder));
    if (!principal) {
      throw new Refusal(
        'unauthenticated',
        'sign-in-first',
        'Sign in with POST /api/v1/sessions and send its accessToken as "Authorization: Bearer …".',
      );
    }
    if (grant === undefined || !grants(principal.role, grant)) {
      throw new Refusal(
        'forbidden',
        'not-granted',
        grant === undefined
          ? 'Nobody may do this.'
          : `This needs the permission ${grant}, which your role ${principal.role} does not have.`,
        [],
        { permission: grant },
      );
    }
    request.principal = principal;
    return true;
  }

  /** A closed account, another role or another team counts within a second, not with the next token. */
  private async asTheyAreNow(holder: TokenHolder): Promise<TokenHolder | null> {
    let person = (await this.people.current()).active(holder.id);
    if (!person) {
      // Somebody new may have been made by another process a moment ago.
      this.people.forget();
      person = (await this.people.current()).active(holder.id);
    }
    if (!person) return null;
    const { id, name, role, teamId, language, timeZone } = person;
    return { id, name, role, teamId, language, timeZone, exp: holder.exp };
  }
}
