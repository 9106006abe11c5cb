param location string
param tags object
param token string
param principalId string
param principalType string

@secure()
param pax8ClientId string
@secure()
param pax8ClientSecret string
@secure()
param auditKey string
@secure()
param databasePassword string
@secure()
param fresh string = newGuid()

var containerAppName = 'bot-${token}'
var url = 'https://${containerAppName}.${apps.properties.defaultDomain}'

// Built-in roles: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
var acrPull = '7f951dda-4ed3-4680-a7ca-43fe172d538d'
var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var keyVaultSecretsOfficer = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'

// The bot itself: its registration at Bot Service, its way to the vault and to its image. It has no password.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-${token}'
  location: location
  tags: tags
}

resource logs 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: 'log-${token}'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
    // A bot that logs more than this in a day has a fault; without a limit it would cost money.
    workspaceCapping: { dailyQuotaGb: 1 }
  }
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' = {
  name: 'acr${token}'
  location: location
  tags: tags
  sku: { name: 'Basic' }
  properties: { adminUserEnabled: false }
}

resource pull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, identity.id, acrPull)
  scope: registry
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', acrPull)
  }
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: 'kv-${token}'
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
  }

  resource clientId 'secrets' = {
    name: 'pax8-client-id'
    properties: { value: pax8ClientId }
  }
  resource clientSecret 'secrets' = {
    name: 'pax8-client-secret'
    properties: { value: pax8ClientSecret }
  }
  resource audit 'secrets' = {
    name: 'audit-key'
    // The first time azd makes 15 characters; later it brings what stands here.
    properties: { value: length(auditKey) < 24 ? '${auditKey}-${fresh}' : auditKey }
  }
  resource password 'secrets' = {
    name: 'database-password'
    properties: { value: databasePassword }
  }
  resource databaseUrl 'secrets' = {
    name: 'database-url'
    properties: {
      value: 'postgres://bot:${uriComponent(databasePassword)}@${postgres.properties.fullyQualifiedDomainName}:5432/bot?sslmode=verify-full'
    }
  }
}

resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, keyVaultSecretsUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
  }
}

resource mayRotate 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, principalId, keyVaultSecretsOfficer)
  scope: vault
  properties: {
    principalId: principalId
    principalType: principalType
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsOfficer)
  }
}

resource postgres 'Microsoft.DBforPostgreSQL/flexibleServers@2025-08-01' = {
  name: 'psql-${token}'
  location: location
  tags: tags
  sku: { name: 'Standard_B1ms', tier: 'Burstable' }
  properties: {
    version: '17'
    administratorLogin: 'bot'
    administratorLoginPassword: databasePassword
    storage: { storageSizeGB: 32, autoGrow: 'Enabled' }
    backup: { backupRetentionDays: 14, geoRedundantBackup: 'Disabled' }
    highAvailability: { mode: 'Disabled' }
  }

  resource database 'databases' = {
    name: 'bot'
    properties: { charset: 'UTF8' }
  }

  // 0.0.0.0 stands for services inside Azure: https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-firewall-rules
  resource fromAzure 'firewallRules' = {
    name: 'azure-services'
    properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }
    // The server takes one change at a time.
    dependsOn: [database]
  }
}

resource apps 'Microsoft.App/managedEnvironments@2026-01-01' = {
  name: 'cae-${token}'
  location: location
  tags: tags
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }
}

// New registrations are SingleTenant or UserAssignedMSI: https://learn.microsoft.com/azure/bot-service/abs-quickstart
resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: 'bot-${token}'
  location: 'global'
  tags: tags
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'Pax8 Operations'
    endpoint: '${url}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identity.properties.clientId
    msaAppTenantId: tenant().tenantId
    msaAppMSIResourceId: identity.id
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: {
      channelName: 'MsTeamsChannel'
      properties: { isEnabled: true, enableCalling: false }
    }
  }
}

output registryEndpoint string = registry.properties.loginServer
output vaultName string = vault.name
output vaultUrl string = 'https://${vault.name}${environment().suffixes.keyvaultDns}'
output identityId string = identity.id
output identityClientId string = identity.properties.clientId
output containerAppName string = containerAppName
output environmentId string = apps.id
output url string = url
