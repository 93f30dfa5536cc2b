// Checks the packaged template as a whole.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import cloudformation from '@aws/cloudformation-validate';
import { deployments, root, Template, templateFile, texts } from './deployments.mjs';

// Before adding a resource type to this list, check its cost without any traffic.
const billedByUseOrFree = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::Budgets::Budget',
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
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
];

// docs/cost.md states the monthly cost.
const billedMonthly = ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::Dashboard', 'AWS::SecretsManager::Secret'];

const maxResources = 500;
const maxTemplateBytes = 1_000_000;

const exceptions = [
  // osls declares dependencies that references already imply.
  { ruleId: 'W3005' },
  // RDS accepts a major version and runs its current minor version; the linter accepts only minor versions.
  { ruleId: 'E9006', logicalId: /^Database$/, path: /^Properties.EngineVersion$/ },
  // osls retains replaced function versions and gives each version a new logical id, so none is replaced in place.
  { ruleId: 'W3011', logicalId: /LambdaVersion/ },
  // The key of the environment exists before the stack. Its ARN consists of pseudo parameters and its id.
  { ruleId: 'W9002', path: /KmsKeyArn$/ },
  // A parameter of the command line is text.
  { ruleId: 'W9003', logicalId: /^(Budget|Bucket)$/ },
  // Conditions compare parameters that osls resolves when the template is packaged.
  { ruleId: 'W8003' },
  { ruleId: 'W9053' },
];

const isException = ({ ruleId, entity, propertyPath }) =>
  exceptions.some(
    (exception) =>
      exception.ruleId === ruleId &&
      (!exception.logicalId || exception.logicalId.test(entity?.logicalId)) &&
      (!exception.path || exception.path.test(propertyPath)),
  );

for (const deployment of deployments) {
  describe(`The template for ${deployment.region}`, () => {
    const template = new Template(deployment);

    test('is packaged without a warning', () => {
      const output = readFileSync(join(deployment.folder, 'output.txt'), 'utf8');

      assert.match(output, /Service packaged/);
      assert.doesNotMatch(output, /warning|deprecat/i);
    });

    test('passes the linter', () => {
      const { region, partition, urlSuffix } = deployment;
      const engine = new cloudformation.RegoEngine();
      const pseudoParameterOverrides = { region, partition, urlSuffix };

      const report = engine.validateStandard(new cloudformation.TemplateFile(templateFile(deployment)), { severityLevel: 'WARN', pseudoParameterOverrides });
      engine.free();

      assert.equal(report.status, 'OK');
      assert.deepEqual(
        report.diagnostics
          .filter((diagnostic) => !isException(diagnostic))
          .map((diagnostic) => `${diagnostic.ruleId} ${diagnostic.entity?.logicalId} ${diagnostic.propertyPath}: ${diagnostic.message}`),
        [],
      );
    });

    test('is within the limits of CloudFormation', () => {
      assert.ok(Object.keys(template.resources).length <= maxResources);
      assert.ok(statSync(templateFile(deployment)).size <= maxTemplateBytes);
    });

    test('has no hard-coded AWS partition or domain', () => {
      const allowed = [/^[a-z0-9]+\.amazonaws\.com$/, /^com\.amazonaws\.\$\{AWS::Region\}\.s3$/];

      const found = [...texts(template.resources)].filter(({ text }) => /arn:aws|amazonaws/.test(text) && !allowed.some((pattern) => pattern.test(text)));

      assert.deepEqual(found, []);
    });

    test('has only the database as an hourly cost', () => {
      const types = new Set(Object.values(template.resources).map((resource) => resource.Type));
      const hourly = [...types].filter((type) => !billedByUseOrFree.includes(type) && !billedMonthly.includes(type));
      const endpoints = template.all('AWS::EC2::VPCEndpoint').map(([, endpoint]) => endpoint.VpcEndpointType);

      assert.deepEqual(hourly, ['AWS::RDS::DBInstance']);
      assert.deepEqual(endpoints, ['Gateway']);
    });

    test('deletes quarantined originals after the time that the documents state', () => {
      const { Rules } = template.get('Bucket').LifecycleConfiguration;
      const expiring = Rules.filter((rule) => rule.ExpirationInDays);
      const runbook = readFileSync(join(root, 'docs/operations.md'), 'utf8');

      assert.deepEqual(
        expiring.map(({ Prefix, Status }) => [Prefix, Status]),
        [['quarantine/', 'Enabled']],
      );
      assert.match(runbook, new RegExp(`deletes them after ${expiring[0].ExpirationInDays} days`));
    });

    test('protects the database from deletion and public access', () => {
      const { Properties: database, DeletionPolicy } = template.resources.Database;

      assert.equal(DeletionPolicy, 'Snapshot');
      assert.equal(database.DeletionProtection, deployment.stage === 'prod');
      assert.equal(database.PubliclyAccessible, false);
      // A restored database is as encrypted as its snapshot.
      assert.equal(database.StorageEncrypted, deployment.params.snapshot ? undefined : true);
      assert.equal(database.EnableIAMDatabaseAuthentication, true);
      assert.match(database.MasterUserPassword['Fn::Sub'], /^\{\{resolve:secretsmanager:\$\{DatabaseSecret\}:/);
      assert.deepEqual(database.EnableCloudwatchLogsExports, ['error']);
      assert.equal(template.get('DatabaseParameters').Parameters.require_secure_transport, '1');
      assert.deepEqual(
        template.get('DatabaseSecurityGroup').SecurityGroupIngress.map((rule) => [rule.FromPort, rule.ToPort, rule.SourceSecurityGroupId]),
        [[3306, 3306, { Ref: 'FunctionSecurityGroup' }]],
      );
    });
  });
}
