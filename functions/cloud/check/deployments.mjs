// The deployments that are packaged and checked, and access to their packaged templates.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

const china = { partition: 'aws-cn', urlSuffix: 'amazonaws.com.cn', tracing: false, snapStart: 'None' };
const elsewhere = { partition: 'aws', urlSuffix: 'amazonaws.com', tracing: true, snapStart: 'PublishedVersions' };

/** The deployments, which together have every size. params are those of osls package. */
export const deployments = [
  { stage: 'dev', region: 'ap-southeast-1', size: 'small', params: {}, ...elsewhere },
  { stage: 'prod', region: 'cn-northwest-1', size: 'medium', params: { alarmEmail: 'operator@example.org' }, ...china },
  { stage: 'dev', region: 'cn-north-1', size: 'small', params: {}, ...china },
  { stage: 'prod', region: 'us-east-1', size: 'large', params: {}, ...elsewhere },
  {
    stage: 'dev',
    region: 'eu-central-1',
    size: 'small',
    // Every option that is off by default.
    params: {
      snapshot: 'wxalbum-before',
      environmentKey: '8a6c2f7e-1d7b-4d3c-9a51-0f1d1c2b3a4d',
      zoneA: 'eu-central-1b',
      zoneB: 'eu-central-1c',
      keepDeletedDays: '30',
      archiveAfterDays: '60',
      monthlyBudget: '100',
    },
    ...elsewhere,
  },
].map(({ size, params, ...deployment }) => ({
  ...deployment,
  size,
  params: { size, ...params },
  folder: join(root, 'target/template', deployment.region),
}));

/** Returns what depends on the size of a deployment. */
export const sizes = load(readFileSync(join(root, 'functions/cloud/sizes.yml'), 'utf8'));

export const templateFile = ({ folder }) => join(folder, 'cloudformation-template-update-stack.json');

/** A packaged template with lookups for the tests. */
export class Template {
  constructor(deployment) {
    const { Resources, Conditions } = JSON.parse(readFileSync(templateFile(deployment), 'utf8'));
    const created = Object.entries(Resources).filter(([, resource]) => !resource.Condition || holds(Conditions[resource.Condition]));
    this.resources = resolveConditions(Object.fromEntries(created), Conditions);
  }

  /** Returns the properties of a resource. */
  get(id) {
    return this.resources[id].Properties;
  }

  /** Returns all resources of a type, as [logical id, properties]. */
  all(type) {
    return Object.entries(this.resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, resource]) => [id, resource.Properties]);
  }

  /** Returns the functions, as [name in serverless.yml, properties]. */
  functions() {
    return this.all('AWS::Lambda::Function').map(([, properties]) => [plainName(properties), properties]);
  }

  /** Returns the function to which an ARN refers, by its name in serverless.yml, and its alias if there is one. */
  target(arn) {
    if (arn.Ref) return { name: plainName(this.get(this.get(arn.Ref).FunctionName.Ref)), alias: this.get(arn.Ref).Name };
    const [getter, alias] = arn['Fn::Join']?.[1] ?? [arn];
    return { name: plainName(this.get(getter['Fn::GetAtt'][0])), alias };
  }

  /** Returns every statement that allows something to a role or user, with the name of its policy. */
  grants(principal) {
    return this.statements(principal).filter(({ Effect }) => Effect === 'Allow');
  }

  /** Returns every statement that applies to a role or user, with the name of its policy. */
  statements(principal) {
    const attached = (principal.ManagedPolicyArns ?? []).map(({ Ref }) => [Ref, this.get(Ref).PolicyDocument]);
    const own = (principal.Policies ?? []).map((policy) => [policy.PolicyName, policy.PolicyDocument]);
    return [...attached, ...own].flatMap(([policy, document]) => document.Statement.map((statement) => ({ policy, ...statement })));
  }

  /** Returns the schedules of functions, without the daily calls that keep snapshots. */
  schedules() {
    return this.all('AWS::Events::Rule').filter(([id]) => !id.endsWith('KeepAlive'));
  }

  /** Returns the routes of the API, each with the function that serves it. */
  routes() {
    const owners = new Map(this.all('AWS::ApiGatewayV2::Integration').map(([id, integration]) => [id, this.target(integration.IntegrationUri).name]));
    return this.all('AWS::ApiGatewayV2::Route').map(([, route]) => ({ key: route.RouteKey, owner: owners.get(route.Target['Fn::Join'][1][1].Ref) }));
  }
}

const plainName = ({ FunctionName }) => FunctionName.replace(/^wxalbum-[a-z]+-/, '');

/** Evaluates a condition. The conditions of the template only compare values that are known when it is packaged. */
function holds(condition) {
  if (condition['Fn::Not']) return !holds(condition['Fn::Not'][0]);
  const [left, right] = condition['Fn::Equals'];
  return left === right;
}

/** Returns a value in which every Fn::If is replaced by its applicable branch, as CloudFormation does. */
function resolveConditions(value, conditions) {
  if (Array.isArray(value)) return value.map((element) => resolveConditions(element, conditions)).filter((element) => element?.Ref !== 'AWS::NoValue');
  if (value === null || typeof value !== 'object') return value;
  if (value['Fn::If']) {
    const [condition, whenTrue, whenFalse] = value['Fn::If'];
    return resolveConditions(holds(conditions[condition]) ? whenTrue : whenFalse, conditions);
  }
  const entries = Object.entries(value).map(([key, member]) => [key, resolveConditions(member, conditions)]);
  return Object.fromEntries(entries.filter(([, member]) => member?.Ref !== 'AWS::NoValue'));
}

/** Yields every string in a value, keys included, with its path. */
export function* texts(value, path = []) {
  if (typeof value === 'string') {
    yield { path, text: value };
  } else if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      yield { path: [...path, key], text: key };
      yield* texts(inner, [...path, key]);
    }
  }
}

export const list = (value) => [value].flat();
