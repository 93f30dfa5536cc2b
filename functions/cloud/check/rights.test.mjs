// Checks the permissions of functions and users, and the access to the bucket and its queues.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { deployments, list, root, Template } from './deployments.mjs';

// Actions that do not support resource-level permissions.
const actionsWithoutResource = ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments'];

describe('The permission to write a log', () => {
  test('stands once, in the template of all roles', () => {
    const folder = join(root, 'functions/cloud');
    const files = readdirSync(folder).filter((file) => file.endsWith('.yml'));

    assert.deepEqual(
      files.filter((file) => readFileSync(join(folder, file), 'utf8').includes('logs:PutLogEvents')),
      ['function-role.yml'],
    );
  });
});

for (const deployment of deployments) {
  describe(`The permissions in ${deployment.region}`, () => {
    const template = new Template(deployment);
    const principals = [...template.all('AWS::IAM::Role'), ...template.all('AWS::IAM::User')];

    test('consist of exactly one role for each function', () => {
      const used = template.functions().map(([, properties]) => properties.Role['Fn::GetAtt'][0]);

      assert.equal(new Set(used).size, used.length);
      assert.deepEqual(
        [...used, 'ReleaseRole'].toSorted(),
        template
          .all('AWS::IAM::Role')
          .map(([id]) => id)
          .toSorted(),
      );
    });

    test('are attached by the role itself, because Lambda checks them when it creates the function', () => {
      const policies = ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy', 'AWS::IAM::RolePolicy'].flatMap((type) => template.all(type));

      assert.deepEqual(
        policies.filter(([, policy]) => policy.Roles ?? policy.RoleName).map(([id]) => id),
        [],
      );
    });

    test('allow through the S3 endpoint exactly what the roles of the functions allow', () => {
      const [[, endpoint]] = template.all('AWS::EC2::VPCEndpoint');
      const inside = template.functions().filter(([, properties]) => properties.VpcConfig);
      const granted = inside.flatMap(([, properties]) => template.grants(template.get(properties.Role['Fn::GetAtt'][0]))).flatMap(({ Action }) => list(Action));

      assert.deepEqual(
        list(endpoint.PolicyDocument.Statement)
          .flatMap(({ Action }) => list(Action))
          .toSorted(),
        [...new Set(granted.filter((action) => action.startsWith('s3:')))].toSorted(),
      );
    });

    test('let Lambda attach only functions with a VPC configuration to the VPC', () => {
      const needed = [
        'AssignPrivateIpAddresses',
        'CreateNetworkInterface',
        'DeleteNetworkInterface',
        'DescribeNetworkInterfaces',
        'DescribeSubnets',
        'UnassignPrivateIpAddresses',
      ];

      for (const [name, properties] of template.functions()) {
        const granted = template
          .grants(template.get(properties.Role['Fn::GetAtt'][0]))
          .flatMap(({ Action }) => list(Action))
          .filter((action) => action.startsWith('ec2:'));

        assert.deepEqual(granted.toSorted(), properties.VpcConfig ? needed.map((action) => `ec2:${action}`) : [], name);
      }
    });

    test('deny the code of a function what only Lambda needs to attach it', () => {
      for (const [name, properties] of template.functions().filter(([, properties]) => properties.VpcConfig)) {
        const statements = template.statements(template.get(properties.Role['Fn::GetAtt'][0]));
        const allowed = statements.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) => list(Action));
        const [denied, ...others] = statements.filter(({ Effect }) => Effect === 'Deny');

        assert.deepEqual(others, []);
        assert.deepEqual(
          allowed.filter((action) => action.startsWith('ec2:') && !denied.Action.includes(action)),
          [],
          name,
        );
        assert.equal(denied.Resource, '*');
        assert.ok(denied.Condition.ArnLike['lambda:SourceFunctionArn']['Fn::Sub'].endsWith(`:function:wxalbum-${deployment.stage}-*`));
      }
    });

    test('name each action and resource explicitly', () => {
      for (const [id, principal] of principals) {
        for (const { policy, Action, Resource } of template.grants(principal)) {
          for (const action of list(Action)) assert.doesNotMatch(action, /\*/, `${id}: ${policy}`);
          if (list(Resource).includes('*'))
            assert.deepEqual(
              list(Action).filter((action) => !actionsWithoutResource.includes(action)),
              [],
              `${id}: ${policy}`,
            );
        }
      }
    });

    test('let each function write only to its own log group', () => {
      for (const [name, properties] of template.functions()) {
        const logs = template.grants(template.get(properties.Role['Fn::GetAtt'][0])).filter(({ Action }) => list(Action).includes('logs:PutLogEvents'));

        assert.deepEqual(
          logs.map(({ Resource }) => Resource['Fn::Sub'].split(':log-group:')[1]),
          [`/aws/lambda/${properties.FunctionName}:log-stream:*`],
          name,
        );
      }
    });

    test('let functions connect to the database with IAM, except migrate, which uses a password', () => {
      for (const [name, properties] of template.functions()) {
        const connects = template.grants(template.get(properties.Role['Fn::GetAtt'][0])).some(({ Action }) => list(Action).includes('rds-db:connect'));

        assert.equal(connects, Boolean(properties.Environment.Variables.DATABASE_URL) && name !== 'migrate', name);
        assert.ok(!('DATABASE_PASSWORD' in properties.Environment.Variables), name);
      }
    });

    test('allow traces if and only if tracing is enabled', () => {
      for (const [name, properties] of template.functions()) {
        const sends = template.grants(template.get(properties.Role['Fn::GetAtt'][0])).some(({ Action }) => list(Action).includes('xray:PutTraceSegments'));

        assert.equal(sends, deployment.tracing, name);
        assert.equal(properties.TracingConfig?.Mode === 'Active', deployment.tracing, name);
      }
    });

    test('let releases shift only the traffic of this stage', () => {
      const { AssumeRolePolicyDocument: trust } = template.get('ReleaseRole');
      const grants = template
        .grants(template.get('ReleaseRole'))
        .map(({ Action, Resource }) => [list(Action).join(), Resource['Fn::Sub'].split('${AWS::AccountId}:')[1]]);

      assert.deepEqual(
        trust.Statement.map((statement) => statement.Principal.Service['Fn::Sub']),
        ['codedeploy.${AWS::Region}.${AWS::URLSuffix}'],
      );
      assert.deepEqual(grants, [
        ['lambda:GetAlias,lambda:UpdateAlias,lambda:GetProvisionedConcurrencyConfig', `function:wxalbum-${deployment.stage}-*`],
        ['cloudwatch:DescribeAlarms', 'alarm:*'],
      ]);
    });

    test('limit a leaked signing key to the requests that it signs, and to their validity', () => {
      const conditionOf = (id) => {
        const [{ Condition }, ...others] = template.grants(template.get(id));
        assert.deepEqual(others, []);
        return Condition;
      };
      const signedBy = (type, minutes) => ({
        StringEquals: { 's3:authType': type, 's3:signatureversion': 'AWS4-HMAC-SHA256' },
        NumericLessThanEquals: { 's3:signatureAge': minutes * 60_000 },
      });
      const signs = (id) =>
        template.grants(template.get(id)).flatMap(({ Action, Resource }) => list(Resource).map((resource) => `${Action} ${resource['Fn::Sub']}`));

      assert.deepEqual(signs('UploadSigner'), ['s3:PutObject ${Bucket.Arn}/originals/*']);
      assert.deepEqual(signs('ViewSigner'), ['s3:GetObject ${Bucket.Arn}/originals/*', 's3:GetObject ${Bucket.Arn}/renditions/*']);
      assert.deepEqual(conditionOf('UploadSigner'), signedBy('POST', minutesOf('UploadFormSigner', 'TTL')));
      assert.deepEqual(conditionOf('ViewSigner'), signedBy('REST-QUERY-STRING', 60 + minutesOf('S3UrlSigner', 'URL_TTL')));
    });

    test('let only the sweep reach the quarantine, and only to add originals', () => {
      const quarantine = principals.flatMap(([id, principal]) =>
        template
          .grants(principal)
          .filter(({ Resource }) => list(Resource).some((resource) => /\$\{Bucket\.Arn\}\/(quarantine|\*)/.test(resource['Fn::Sub'])))
          .map(({ Action }) => [id, Action]),
      );

      assert.deepEqual(quarantine, [['SweepRole', 's3:PutObject']]);
    });

    test('keep every bucket private, encrypted and restricted to TLS', () => {
      const guarded = template
        .all('AWS::S3::BucketPolicy')
        .filter(([, policy]) => policy.PolicyDocument.Statement.some(deniesWithoutTls))
        .map(([, policy]) => policy.Bucket.Ref);

      for (const [id, bucket] of template.all('AWS::S3::Bucket')) {
        assert.deepEqual(Object.values(bucket.PublicAccessBlockConfiguration), [true, true, true, true], id);
        assert.ok(bucket.BucketEncryption, id);
        assert.ok(guarded.includes(id), id);
      }
      for (const [id, policy] of template.all('AWS::S3::BucketPolicy'))
        assert.ok(
          policy.PolicyDocument.Statement.every(({ Effect }) => Effect === 'Deny'),
          id,
        );
    });
  });
}

/** Returns the minutes of a constant of a signer, such as TTL = Duration.ofMinutes(15). */
function minutesOf(signer, constant) {
  const folder = signer === 'S3UrlSigner' ? 'shared/core/src/main/java/wxalbum/storage' : 'functions/upload/src/main/java/wxalbum/upload';
  const source = readFileSync(join(root, folder, `${signer}.java`), 'utf8');
  return Number(source.match(new RegExp(` ${constant} = .*?inutes\\((\\d+)\\)`))[1]);
}

function deniesWithoutTls({ Effect, Principal, Action, Condition }) {
  return Effect === 'Deny' && Principal === '*' && Action === 's3:*' && String(Condition?.Bool?.['aws:SecureTransport']) === 'false';
}
