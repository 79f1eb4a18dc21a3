import { hash, verify } from '@node-rs/argon2';

/** argon2id with the parameters that OWASP recommends as a minimum (19 MiB, 2 passes, 1 lane). */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const SHORTEST_PASSWORD = 12;

export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

/** A hash of nothing that anybody knows: checked for unknown people, so that their sign-in takes as long as a known one's. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$9w3bIbZ6GqTQgbIFJPfXzYTq0iCm1hB7S3h6H2lHq3E';

export function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  return verify(passwordHash ?? NOBODY, password).then((matches) => matches && passwordHash !== null);
}
