// What holds for the packaged template as a whole.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import cloudformation from '@aws/cloudformation-validate';
import { deployments, Template, templateFile, texts } from './deployments.mjs';

// A type that is not here is thought about first: what does it cost when nobody calls?
const billedByUseOrNotAtAll = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudWatch::AnomalyDetector',
  'AWS::CodeDeploy::Application',
  'AWS::CodeDeploy::DeploymentGroup',
  'AWS::EC2::RouteTable',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::Subnet',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::VPC',
  'AWS::EC2::VPCEndpoint',
  'AWS::Events::Rule',
  'AWS::IAM::AccessKey',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Role',
  'AWS::IAM::User',
  'AWS::Lambda::Alias',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Lambda::Version',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::Logs::QueryDefinition',
  'AWS::RDS::DBParameterGroup',
  'AWS::RDS::DBSubnetGroup',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
];

// The README has the sums.
const billedByTheMonth = ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::Dashboard', 'AWS::SecretsManager::Secret'];

const mostResources = 500;
const mostBytes = 1_000_000;

const exceptions = [
  // osls states dependencies that the references imply.
  { ruleId: 'W3005' },
  // RDS takes a major version and runs the minor one that is current; the linter knows minor ones only.
  { ruleId: 'E9006', logicalId: /^Database$/, path: /^Properties.EngineVersion$/ },
  // osls keeps a version that a release replaces, and names each anew, so that none is ever replaced in place.
  { ruleId: 'W3011', logicalId: /LambdaVersion/ },
  // Parameters of osls are known when the template is packaged.
  { ruleId: 'W8003' },
];

const excepted = ({ ruleId, entity, propertyPath }) =>
  exceptions.some((it) => it.ruleId === ruleId && (!it.logicalId || it.logicalId.test(entity?.logicalId)) && (!it.path || it.path.test(propertyPath)));

for (const deployment of deployments) {
  describe(`The template for ${deployment.region}`, () => {
    const template = new Template(deployment);

    test('is packaged without a warning', () => {
      const said = readFileSync(join(deployment.folder, 'output.txt'), 'utf8');

      assert.match(said, /Service packaged/);
      assert.doesNotMatch(said, /warning|deprecat/i);
    });

    test('passes the linter', () => {
      const { region, partition, urlSuffix } = deployment;
      const engine = new cloudformation.RegoEngine();
      const pseudoParameterOverrides = { region, partition, urlSuffix };

      const report = engine.validateStandard(new cloudformation.TemplateFile(templateFile(deployment)), { severityLevel: 'WARN', pseudoParameterOverrides });
      engine.free();

      assert.equal(report.status, 'OK');
      assert.deepEqual(
        report.diagnostics.filter((it) => !excepted(it)).map((it) => `${it.ruleId} ${it.entity?.logicalId} ${it.propertyPath}: ${it.message}`),
        [],
      );
    });

    test('is small enough for CloudFormation', () => {
      assert.ok(Object.keys(template.resources).length <= mostResources);
      assert.ok(statSync(templateFile(deployment)).size <= mostBytes);
    });

    test('names no partition and no domain of AWS', () => {
      const allowed = [/^[a-z0-9]+\.amazonaws\.com$/, /^com\.amazonaws\.\$\{AWS::Region\}\.s3$/];

      const found = [...texts(template.resources)].filter(({ text }) => /arn:aws|amazonaws/.test(text) && !allowed.some((it) => it.test(text)));

      assert.deepEqual(found, []);
    });

    test('bills by the hour for the database alone', () => {
      const types = new Set(Object.values(template.resources).map((it) => it.Type));
      const hourly = [...types].filter((it) => !billedByUseOrNotAtAll.includes(it) && !billedByTheMonth.includes(it));
      const endpoints = template.all('AWS::EC2::VPCEndpoint').map(([, it]) => it.VpcEndpointType);

      assert.deepEqual(hourly, ['AWS::RDS::DBInstance']);
      assert.deepEqual(endpoints, ['Gateway']);
    });

    test('has the database end connections whose instances were frozen and never woke', () => {
      const { wait_timeout: idle, interactive_timeout: interactive } = template.get('DatabaseParameters').Parameters;
      const longest = Math.max(...template.functions().map(([, it]) => it.Timeout));

      assert.ok(longest < idle && idle <= 900, idle);
      assert.equal(interactive, idle);
    });

    test('holds the database back from being lost or reached', () => {
      const { Properties: database, DeletionPolicy } = template.resources.Database;

      assert.equal(DeletionPolicy, 'Snapshot');
      assert.equal(database.DeletionProtection, deployment.stage === 'prod');
      assert.equal(database.PubliclyAccessible, false);
      assert.equal(database.StorageEncrypted, true);
      assert.equal(database.EnableIAMDatabaseAuthentication, true);
      assert.match(database.MasterUserPassword['Fn::Sub'], /^\{\{resolve:secretsmanager:\$\{DatabaseSecret\}:/);
      assert.equal(template.get('DatabaseParameters').Parameters.require_secure_transport, '1');
      assert.deepEqual(
        template.get('DatabaseSecurityGroup').SecurityGroupIngress.map((it) => [it.FromPort, it.ToPort, it.SourceSecurityGroupId]),
        [[3306, 3306, { Ref: 'FunctionSecurityGroup' }]],
      );
    });
  });
}
