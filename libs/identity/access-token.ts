import { createSigner, createVerifier } from 'fast-jwt';
import type { Role } from '#contracts/permissions';
import type { Clock } from '#kernel/clock';
import type { Language } from '#kernel/language';

/** Who is asking. */
export interface Principal {
  id: string;
  name: string;
  role: Role;
  teamId: string | null;
  language: Language;
  timeZone: string;
}

/** Seconds. Short, because nothing else ends a token that was stolen from somebody whose account stays open. */
export const ACCESS_TOKEN_LIFE = 15 * 60;

/** Who is asking, and until when the token says so. */
export interface TokenHolder extends Principal {
  /** Seconds since 1970. */
  exp: number;
}

type Payload = TokenHolder & { iat: number };

/** Issues and reads access tokens (JWT, HS256). */
export class AccessTokens {
  private readonly sign: (payload: Payload) => string;
  private readonly verify: (token: string) => Payload;

  constructor(
    secret: string,
    private readonly clock: Clock,
  ) {
    this.sign = createSigner({ key: secret, algorithm: 'HS256' });
    // Verified tokens are cached, since one person sends the same one many times; so the end is checked here, by our clock.
    this.verify = createVerifier({ key: secret, algorithms: ['HS256'], cache: 1_000, ignoreExpiration: true });
  }

  issue(principal: Principal): string {
    const iat = Math.floor(this.clock.now().getTime() / 1000);
    return this.sign({ ...principal, iat, exp: iat + ACCESS_TOKEN_LIFE });
  }

  /** Who the token speaks for, or null when it is forged, broken or over. */
  read(token: string): TokenHolder | null {
    let payload: Payload;
    try {
      payload = this.verify(token);
    } catch {
      return null;
    }
    return payload.exp * 1000 > this.clock.now().getTime() ? payload : null;
  }
}
