import { hasNginx, startNginx } from "@/tests/support/nginx";
import type { Contestant } from "./contestants";
import { inTurn, measure, type Request, warm } from "./measure";
import type { Row } from "./report";

/** What two servers behind nginx answer in a second, against one that browsers reach themselves. Nothing where there is no nginx. */
export async function behindNginx(
  servers: [Contestant, Contestant],
  session: Request,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Row[]> {
  if (!hasNginx) return [];
  const nginx = await startNginx(servers.map(({ url }) => Number(new URL(url).port)));
  const both = { url: nginx.url, processes: () => servers.flatMap((server) => server.processes()) };
  const [one] = servers;
  try {
    await warm(both, session, 200);
    const [behind, alone] = await inTurn(
      rounds,
      () => measure(both, session, { seconds, connections: 16 }),
      () => measure(one, session, { seconds, connections: 16 }),
    );
    return [
      {
        title: "/account from two servers behind nginx, against one alone",
        unit: "1/s",
        ours: behind.map(({ rate }) => rate),
        floor: alone.map(({ rate }) => rate),
        target: null,
      },
    ];
  } finally {
    await nginx.stop();
  }
}
