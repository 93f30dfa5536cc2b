// Checks what depends on the size of a deployment: the database, its memory and connections, and the limits of the API.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { reservedConnections, versionsDuringRelease } from '../each-function.js';
import { deployments, root, sizes, Template } from './deployments.mjs';

const mebibyte = 2 ** 20;

// What mysqld and RDS use besides the buffer pool and the connections, and what a busy connection uses at most in common statements.
const serverMiB = 400;
const connectionMiB = 2;

// AWS asks for 300 to 1,000 MiB of free memory for IAM logins.
const minFreeMiB = 300;

const page = readFileSync(join(root, 'docs/deployment.md'), 'utf8');

/** Returns the rows of the table whose first column has this heading, as cells without backquotes. */
const table = (heading) => {
  const [, rows] = page.match(new RegExp(`^\\| ${heading} \\|.*\\n\\|[-| ]+\\|\\n((?:\\|.*\\n)+)`, 'm'));
  return rows
    .trim()
    .split('\n')
    .map((row) => row.slice(2, -2).replaceAll('`', '').replaceAll(',', '').split(' | '));
};

const withDatabase = (template) => template.functions().filter(([, properties]) => properties.Environment.Variables.DATABASE_URL);
const instances = (template) => withDatabase(template).reduce((sum, [, properties]) => sum + properties.ReservedConcurrentExecutions, 0);
const parameters = (template) => template.get('DatabaseParameters').Parameters;

describe('The sizes', () => {
  test('are all packaged by the check', () => {
    assert.deepEqual(new Set(deployments.map(({ size }) => size)), new Set(Object.keys(sizes)));
  });

  test('grow in everything', () => {
    const numbers = (value) => (typeof value === 'object' ? Object.values(value).flatMap(numbers) : Number.isNaN(Number(value)) ? [] : [Number(value)]);
    const [small, medium, large] = Object.values(sizes).map(numbers);

    for (const index of small.keys()) assert.ok(small[index] <= medium[index] && medium[index] <= large[index], index);
    assert.ok(small.some((value, index) => value < medium[index]) && medium.some((value, index) => value < large[index]));
  });

  test('are compared in docs/deployment.md as they are packaged', () => {
    const columns = Object.keys(sizes).map((size) => {
      const template = new Template(deployments.find((deployment) => deployment.size === size));
      const { DBInstanceClass, MultiAZ, AllocatedStorage, MaxAllocatedStorage } = template.get('Database');
      const { DefaultRouteSettings: route, RouteSettings: guarded } = template.get('HttpApiStage');
      const threshold = (id) => String(template.get(id).Threshold / (id === 'DatabaseConnections' ? 1 : mebibyte));
      const lanes = template.all('AWS::Lambda::EventSourceMapping').map(([, mapping]) => mapping.ScalingConfig.MaximumConcurrency);
      const total = template.functions().reduce((sum, [, properties]) => sum + properties.ReservedConcurrentExecutions, 0);
      return [
        ['instance class of the database', DBInstanceClass],
        ['its buffer pool in MiB', String(parameters(template).innodb_buffer_pool_size / mebibyte)],
        ['Multi-AZ', MultiAZ ? 'yes' : 'no'],
        ['its storage and maximum in GB', `${AllocatedStorage} and ${MaxAllocatedStorage}`],
        ...template.functions().map(([name, properties]) => [
          `instances of ${name}`,
          properties.ReservedConcurrentExecutions + (name === 'thumbnail' ? ` (${lanes.join(' + ')})` : ''),
        ]),
        ['reserved concurrent executions', String(total)],
        ['quota of Lambda to request', String(total + 100)],
        ['requests each second and burst', `${route.ThrottlingRateLimit} and ${route.ThrottlingBurstLimit}`],
        ['the same for logins and opened shares', `${guarded['POST /login'].ThrottlingRateLimit} and ${guarded['POST /login'].ThrottlingBurstLimit}`],
        ['max_connections', parameters(template).max_connections],
        ['alarm above connections', threshold('DatabaseConnections')],
        ['alarm below free memory in MiB', threshold('DatabaseMemory')],
        ['alarm below free storage in MiB', threshold('DatabaseStorage')],
      ];
    });
    const expected = columns[0].map(([label], row) => [label, ...columns.map((column) => String(column[row][1]))]);

    assert.deepEqual(table('by size'), expected);
  });

  test('have the arithmetic of connections and memory in docs/deployment.md', () => {
    const expected = Object.entries(sizes).map(([size, { database }]) => {
      const template = new Template(deployments.find((deployment) => deployment.size === size));
      const running = instances(template);
      const connections = Number(parameters(template).max_connections);
      const free = database.memoryMiB - database.bufferPoolMiB - serverMiB - connections * connectionMiB;
      return [
        size,
        `2 × ${running} + ${reservedConnections} = ${connections}`,
        `${database.memoryMiB} − ${database.bufferPoolMiB} − ${serverMiB} − ${connections} × ${connectionMiB} = ${free}`,
      ];
    });

    assert.deepEqual(table('arithmetic'), expected);
  });
});

for (const deployment of deployments) {
  describe(`The size in ${deployment.region}`, () => {
    const template = new Template(deployment);
    const size = sizes[deployment.size];

    test('leaves free connections when a release has replaced all instances and the old ones are frozen', () => {
      assert.ok(versionsDuringRelease >= 2);
      assert.equal(Number(parameters(template).max_connections), versionsDuringRelease * instances(template) + reservedConnections);
    });

    test('closes connections of frozen instances within two minutes, but of no function that runs', () => {
      const { wait_timeout: idle, interactive_timeout: interactive } = parameters(template);
      const longest = Math.max(...withDatabase(template).map(([name, properties]) => (name === 'migrate' ? 0 : properties.Timeout)));

      assert.ok(60 <= idle && idle <= 120, idle);
      assert.ok(longest <= idle, longest);
      assert.equal(interactive, idle);
    });

    test('raises the alarm on connections only after those of a release are closed, and before the database rejects new ones', () => {
      const { Threshold, Period, EvaluationPeriods } = template.get('DatabaseConnections');
      const { max_connections: maxConnections, wait_timeout: idle } = parameters(template);

      assert.ok(instances(template) <= Threshold && Threshold < Number(maxConnections), Threshold);
      assert.ok(Period * EvaluationPeriods >= 2 * idle);
    });

    test('leaves the memory that IAM logins need, with all connections in use', () => {
      const { innodb_buffer_pool_size: pool, max_connections: connections } = parameters(template);
      const free = size.database.memoryMiB - pool / mebibyte - serverMiB - connections * connectionMiB;

      assert.ok(free >= minFreeMiB, free);
      assert.ok(size.alarms.freeMemoryMiB >= minFreeMiB && size.alarms.freeMemoryMiB < free);
      assert.equal(template.get('DatabaseMemory').Threshold, size.alarms.freeMemoryMiB * mebibyte);
    });

    test('monitors memory, swap, CPU and credits of the database', () => {
      const monitored = template.all('AWS::CloudWatch::Alarm').flatMap(([, alarm]) => (alarm.Namespace === 'AWS/RDS' ? [alarm.MetricName] : []));

      assert.deepEqual(monitored.toSorted(), [
        'CPUSurplusCreditsCharged',
        'CPUUtilization',
        'DatabaseConnections',
        'FreeStorageSpace',
        'FreeableMemory',
        'SwapUsage',
      ]);
    });

    test('limits requests as functions/cloud/sizes.yml states', () => {
      const { DefaultRouteSettings: route, RouteSettings: guarded } = template.get('HttpApiStage');

      assert.deepEqual(route, { ThrottlingBurstLimit: size.throttles.burst, ThrottlingRateLimit: size.throttles.rate });
      for (const limits of Object.values(guarded))
        assert.deepEqual(limits, { ThrottlingBurstLimit: size.throttles.guardedBurst, ThrottlingRateLimit: size.throttles.guardedRate });
    });
  });
}
