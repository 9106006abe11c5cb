// One revision of the bot. azd deploys it with each `azd deploy`, after the image is built.

param location string = resourceGroup().location
param name string
param environmentName string
param environmentId string
param identityId string
param appId string
param registryEndpoint string
param image string
param vaultUrl string
param url string
param tenantId string

@description('Object ids of the admins, separated by commas; if empty, who deployed.')
param admins string
param principalId string

@description('Tenants whose people may talk to the bot, separated by commas; if empty, the one it is deployed to.')
param allowedTenants string

// Settings without secrets, one variable each (env.sample): change them there and run `azd deploy`.
var settings = map(items(loadJsonContent('settings.json')), setting => { name: setting.key, value: setting.value })

var variables = [
  { name: 'HOST', value: '0.0.0.0' }
  { name: 'PORT', value: '3978' }
  { name: 'PUBLIC_URL', value: url }
  // From where the ingress of a Container Apps environment calls.
  { name: 'TRUSTED_PROXIES', value: '100.100.0.0/16' }
  { name: 'MicrosoftAppId', value: appId }
  { name: 'MicrosoftAppType', value: 'UserAssignedMSI' }
  { name: 'MicrosoftAppTenantId', value: tenantId }
  { name: 'TEAMS_ALLOWED_TENANTS', value: empty(allowedTenants) ? tenantId : allowedTenants }
  { name: 'BOT_ADMINS', value: empty(admins) ? principalId : admins }
  { name: 'KEY_VAULT_URL', value: vaultUrl }
  { name: 'KEY_VAULT_AUDIT_KEY', value: 'audit-key' }
  { name: 'DATABASE_URL', secretRef: 'database-url' }
  // A container has no disk that stays. The database keeps its own backups.
  { name: 'WITNESS_FILE', value: 'none' }
  // Tells Azure's libraries which identity to use.
  { name: 'AZURE_CLIENT_ID', value: appId }
]

resource app 'Microsoft.App/containerApps@2026-01-01' = {
  name: name
  location: location
  tags: { 'azd-env-name': environmentName, 'azd-service-name': 'bot' }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    environmentId: environmentId
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: 3978
        transport: 'http'
        allowInsecure: false
      }
      registries: [{ server: registryEndpoint, identity: identityId }]
      secrets: [{ name: 'database-url', keyVaultUrl: '${vaultUrl}/secrets/database-url', identity: identityId }]
    }
    template: {
      terminationGracePeriodSeconds: 15
      // Never zero: alerts and renewals go out while nobody writes to the bot.
      scale: { minReplicas: 1, maxReplicas: 1 }
      containers: [
        {
          name: 'bot'
          image: image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: concat(variables, settings)
          // Not /readyz: while Pax8 or the store is away the bot still answers, and says so.
          probes: [
            {
              type: 'Startup'
              httpGet: { path: '/healthz', port: 3978 }
              periodSeconds: 5
              failureThreshold: 10
            }
            {
              type: 'Liveness'
              httpGet: { path: '/healthz', port: 3978 }
              periodSeconds: 30
              timeoutSeconds: 5
            }
            {
              type: 'Readiness'
              httpGet: { path: '/healthz', port: 3978 }
              periodSeconds: 10
              timeoutSeconds: 5
            }
          ]
        }
      ]
    }
  }
}

output SERVICE_BOT_NAME string = app.name
output SERVICE_BOT_URI string = 'https://${app.properties.configuration.ingress.fqdn}'
