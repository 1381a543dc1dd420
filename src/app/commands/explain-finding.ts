import type { Finding } from '../../core/finding.ts';
import type { Policy } from '../../policy/gate.ts';
import { escapeTerminal } from '../../report/escape.ts';
import { explainReasons } from '../../report/evidence-descriptions.ts';

function hiddenBy({ suppression, acceptance, expired }: Finding): string[] {
  const lines: string[] = [];
  if (suppression) {
    const { by, place, reason, until } = suppression;
    lines.push(`suppression  ${by} at ${place}: ${reason}${until === undefined ? '' : `, until ${until}`}`);
  }
  if (acceptance) {
    const { status, reason, expires } = acceptance;
    lines.push(
      `baseline     ${status}${reason === undefined ? '' : `: ${reason}`}${expires === undefined ? '' : `, until ${expires}`}`,
    );
  }
  if (expired) lines.push('             expired: no longer hides the finding');
  return lines;
}

/** Explains a finding: what it is, what hides it, and the result of every gate. The lines are safe to print. */
export function explainFinding(finding: Finding, policy: Policy): string[] {
  const { path, line, rule, confidence, severity, state, exposure, fingerprint, owner, gates = [] } = finding;
  const lines = [
    `${path}:${line}  ${rule}`,
    `fingerprint  ${fingerprint}`,
    `${finding.class === undefined ? `confidence   ${confidence}` : 'class        handling'}: ${explainReasons(finding)}`,
    `severity     ${severity}`,
    `state        ${state}, ${exposure}`,
    ...hiddenBy(finding),
    ...(owner === undefined ? [] : [`owner        ${owner}`]),
  ];
  for (const gate of policy.gates) {
    if (gate.about === 'run') continue;
    const answer = gates.includes(gate.name) ? gate.action : gate.paths?.(path) === false ? 'other paths' : 'no match';
    lines.push(`${answer.padEnd(12)} ${gate.name} (${gate.place}): ${gate.when}`);
  }
  return [...lines.map(escapeTerminal), ''];
}
