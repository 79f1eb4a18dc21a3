import type { EntityManager } from 'typeorm';

/** Whether only the people of the demo company work here: then nobody's customers are told anything. */
export async function isDemo(manager: EntityManager): Promise<boolean> {
  const [{ isDemo: answer }] = await manager.query<[{ isDemo: boolean }]>(
    `SELECT coalesce(bool_and(email LIKE '%@demo.example'), false) AS "isDemo" FROM agent WHERE active`,
  );
  return answer;
}
