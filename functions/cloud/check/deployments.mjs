// The deployments that are packaged and checked, and how to look into a packaged template.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

export const deployments = [
  { stage: 'dev', region: 'ap-southeast-1', partition: 'aws', urlSuffix: 'amazonaws.com', tracing: true, snapStart: 'PublishedVersions' },
  { stage: 'prod', region: 'cn-northwest-1', partition: 'aws-cn', urlSuffix: 'amazonaws.com.cn', alarmEmail: 'operator@example.org', tracing: false, snapStart: 'None' },
].map((it) => ({ ...it, folder: join(root, 'target/template', it.region) }));

export const templateFile = ({ folder }) => join(folder, 'cloudformation-template-update-stack.json');

/** A packaged template with the questions that the tests ask of it. */
export class Template {
  constructor(deployment) {
    const { Resources, Conditions } = JSON.parse(readFileSync(templateFile(deployment), 'utf8'));
    const there = Object.entries(Resources).filter(([, it]) => !it.Condition || holds(Conditions[it.Condition]));
    this.resources = chosen(Object.fromEntries(there), Conditions);
  }

  /** The properties of a resource. */
  get(id) {
    return this.resources[id].Properties;
  }

  /** All resources of a type, as [logical id, properties]. */
  all(type) {
    return Object.entries(this.resources)
      .filter(([, it]) => it.Type === type)
      .map(([id, it]) => [id, it.Properties]);
  }

  /** The functions by their name in serverless.yml. */
  functions() {
    return this.all('AWS::Lambda::Function').map(([, it]) => [plainName(it), it]);
  }

  /** The function that an ARN means, by its name in serverless.yml, and the alias or nothing. */
  target(arn) {
    const [getter, alias] = arn['Fn::Join']?.[1] ?? [arn];
    return { name: plainName(this.get(getter['Fn::GetAtt'][0])), alias };
  }

  /** Every statement that a role or user is granted, with the policy that grants it. */
  grants(principal) {
    const attached = (principal.ManagedPolicyArns ?? []).map(({ Ref }) => [Ref, this.get(Ref).PolicyDocument]);
    const own = (principal.Policies ?? []).map((it) => [it.PolicyName, it.PolicyDocument]);
    return [...attached, ...own].flatMap(([policy, document]) => document.Statement.map((statement) => ({ policy, ...statement })));
  }

  /** The routes of the API, each with the function that answers it. */
  routes() {
    const owners = new Map(this.all('AWS::ApiGatewayV2::Integration').map(([id, it]) => [id, this.target(it.IntegrationUri).name]));
    return this.all('AWS::ApiGatewayV2::Route').map(([, it]) => ({ key: it.RouteKey, owner: owners.get(it.Target['Fn::Join'][1][1].Ref) }));
  }
}

const plainName = ({ FunctionName }) => FunctionName.replace(/^wxalbum-[a-z]+-/, '');

/** Whether a condition holds; those of the template compare what is known when it is packaged. */
function holds(condition) {
  if (condition['Fn::Not']) return !holds(condition['Fn::Not'][0]);
  const [one, other] = condition['Fn::Equals'];
  return one === other;
}

/** A value as CloudFormation takes it, with one branch of each Fn::If. */
function chosen(value, conditions) {
  if (Array.isArray(value)) return value.map((it) => chosen(it, conditions)).filter((it) => it?.Ref !== 'AWS::NoValue');
  if (value === null || typeof value !== 'object') return value;
  if (value['Fn::If']) {
    const [condition, one, other] = value['Fn::If'];
    return chosen(holds(conditions[condition]) ? one : other, conditions);
  }
  const entries = Object.entries(value).map(([key, it]) => [key, chosen(it, conditions)]);
  return Object.fromEntries(entries.filter(([, it]) => it?.Ref !== 'AWS::NoValue'));
}

/** Every text in a value, with the path that leads to it. */
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
