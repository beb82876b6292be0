//! Requests as the app and the vendor's client make them: every route, and rows of requests that build on each other.

/// Requests that read, each with who makes it.
const READS: &str = "\
a GET /api/v1/Session
- GET /api/v1/Session
a GET /api/v1/License
a GET /api/v1/License/Proof
a GET /api/v1/License/Verdicts
a GET /api/v1/License/User/MdoList?associateId=2
a GET /api/v1/License/User/2
a GET /api/v1/License/Site
a GET /api/v1/License/Site/1
a GET /api/v1/License/SUPEROFFICE
a GET /api/v1/License/SUPEROFFICE/Changes
a GET /api/v1/License/SUPEROFFICE/Assignees?Module=ten-sales&Sort=Name&Search=a
a GET /api/v1/License/SUPEROFFICE/Status
a GET /api/v1/License/SUPEROFFICE/ShopUrl
a GET /api/v1/License/SUPEROFFICE/ten-sales
a GET /api/v1/License/SUPEROFFICE/2
a GET /api/v1/License/SUPEROFFICE/ten-sales/Holders?top=2&skip=1
a GET /api/v1/License/SUPEROFFICE/ten-sales/History
a GET /api/v1/User?$filter=assocName%20eq%20'ada'&$select=assocName&$orderby=fullName&$top=2&$skip=1
a GET /api/v1/User/Default?userType=ExternalAssociate
a GET /api/v1/User/List?Search=a&Plan=ten-sales&Sort=Name&Top=3
u GET /api/v1/User/currentPrincipal
u GET /api/v1/User/currentAssociate
a GET /api/v1/User/2
a GET /api/v1/User/ada
a GET /api/v1/Consumption
a GET /api/v1/Status
a GET /api/v1/Log?From=3&Limit=5
a GET /api/v1/SystemEvent?$filter=eventkey%20eq%20'NoLogin'
a GET /api/v1/SystemEvent/default
a GET /api/v1/SystemEvent/Current
a GET /api/v1/SystemEvent/Live
u GET /api/v1/License
- GET /healthz
- HEAD /api/v1/License
- GET /
- GET /sign-in?to=%2Flicenses";

/// Requests that change, with their bodies.
const CHANGES: [&str; 24] = [
    "a PUT /api/v1/License/SUPEROFFICE/3\n\n[\"ten-sales\",\"windows\"]",
    "a DELETE /api/v1/License/SUPEROFFICE/2\n\n[\"ten-sales\"]",
    "a PUT /api/v1/License/Site/1/SUPEROFFICE\n\n[\"satellite\"]",
    "a DELETE /api/v1/License/Site/1/SUPEROFFICE\n\n[\"satellite\"]",
    "a DELETE /api/v1/License/NORDDATA",
    "a POST /api/v1/License/SUPEROFFICE/Status",
    "a POST /api/v1/License/ChangeSerialNumber\n\n{\"NewCompanyName\":\"B\",\"NewSerialNumber\":\"1801852599\"}",
    "a POST /api/v1/License\ncontent-type: application/octet-stream\n\n{{next}}",
    "a POST /api/v1/License\n\n\"{{next.json}}\"",
    "a POST /api/v1/User\n\n{\"Name\":\"new\",\"Type\":\"InternalAssociate\",\"Person\":{\"Firstname\":\"N\",\"Lastname\":\"N\",\
     \"Email\":\"n@example.com\"},\"Role\":{\"Id\":1,\"Value\":\"Standard\"}}",
    "a PUT /api/v1/User/3\n\n{\"Name\":\"bo\",\"Type\":\"InternalAssociate\",\"Deleted\":false,\"LicenseOwners\":[{\"Name\":\
     \"SUPEROFFICE\",\"RestrictedModuleLicenses\":[{\"Name\":\"ten-sales\",\"Assigned\":true}]}]}",
    "a DELETE /api/v1/User/ada",
    "a POST /api/v1/User/Change/Preview\n\n{\"Users\":[2,3],\"Give\":[{\"OwnerName\":\"SUPEROFFICE\",\"ModuleName\":\
     \"ten-sales\"}],\"Take\":[],\"Retire\":false}",
    "a POST /api/v1/User/Change\n\n{\"Users\":[3],\"Retire\":true}",
    "a PUT /api/v1/User/2/Role\n\n{\"Role\":\"Administrator\",\"OwnPassword\":\"correct horse battery\"}",
    "a PUT /api/v1/User/ada/Password\n\n{\"Password\":null,\"OwnPassword\":\"correct horse battery\"}",
    "a DELETE /api/v1/User/1/Sessions",
    "u GET /api/v1/User/1/Access",
    "- POST /api/v1/Session\n\n{\"UserName\":\"ada\",\"Password\":\"correct horse battery\"}",
    "a DELETE /api/v1/Session",
    "- POST /api/v1/Session\ncontent-type: application/x-www-form-urlencoded\n\nUserName=ada&Password=wrong&To=%2F",
    "p PUT /api/v1/License/NORDDATA/3\norigin: https://evil.example\n\n[\"nd-orders\"]",
    "u POST /api/v1/User/Change\n\n{\"Users\":[1],\"Retire\":true}",
    "a POST /api/v1/Agents/Archive/GetArchiveListByColumns2\n\n{\"ProviderName\":\"SystemEvents\",\"Columns\":\"eventkey,eventmess\",\
     \"SortOrder\":\"eventkey asc\",\"Restriction\":\"eventkey = 'NoLogin'\",\"Entities\":\"\",\"Page\":0,\"PageSize\":5}",
];

/// Rows of requests.
const ROWS: [&str; 3] = [
    "a POST /api/v1/License/Preview\ncontent-type: application/octet-stream\n\n{{next}}\n%%\n\
     a GET /api/v1/License/Candidate/{{Candidate}}\n%%\n\
     a POST /api/v1/License/Preview\n\n{\"Candidate\":\"{{Candidate}}\",\"Moves\":[{\"AssociateId\":2,\"Remove\":[\"ten-sales\"],\
     \"Give\":[]}]}\n%%\n\
     a POST /api/v1/License/Activate\n\n{\"Candidate\":\"{{Candidate}}\",\"World\":\"{{World}}\",\"Moves\":[]}\n%%\n\
     a GET /api/v1/License/SUPEROFFICE/Changes",
    "a POST /api/v1/SystemEvent\n\n{\"Eventkey\":\"NoLogin\",\"Eventmess\":\"Upgrade\",\"Eta\":\"2026-11-22T13:00:00+01:00\"}\n%%\n\
     a PUT /api/v1/SystemEvent/{{SystemEventId}}\nif-match: \"0\"\n\n{\"Eventmess\":\"Later\",\"Eta\":\"2026-11-23T12:00:00\"}\n%%\n\
     a DELETE /api/v1/SystemEvent/{{SystemEventId}}?Warned=true\n%%\n\
     a GET /api/v1/SystemEvent/Current",
    "a DELETE /api/v1/License/SUPEROFFICE/2\n\n[\"ten-sales\"]\n%%\n\
     a PUT /api/v1/License/SUPEROFFICE/3\n\n[\"ten-sales\"]\n%%\n\
     a PUT /api/v1/License/NORDDATA/3\n\n[\"nd-orders\",\"nd-invoices\"]\n%%\n\
     a POST /api/v1/License/Preview\ncontent-type: application/octet-stream\n\n{{norddata}}\n%%\n\
     a GET /api/v1/License/Verdicts",
];

/// Methods of the vendor's agents, with the bodies of its client.
const AGENTS: &str = r#"License/GetLicenseForAllOwnersFromDB {}
License/GetLicenseFromDB {"ownerName":"SUPEROFFICE"}
License/GetModuleLicenseFromDB {"ownerName":"SUPEROFFICE","moduleName":"user"}
License/GetShopUrl {"ownerName":"SUPEROFFICE"}
License/GetUserLicenses {"associateId":2}
License/GetUserLicensesMDOList {"associateId":2}
License/GetThirdPartyLicenseAssignments {"associateId":2,"moduleOwner":"NORDDATA"}
License/AssignThirdPartyLicenses {"associateId":3,"moduleOwner":"NORDDATA","moduleLicenseNames":["nd-orders"]}
License/UnassignThirdPartyLicenses {"associateId":2,"moduleOwner":"SUPEROFFICE","moduleLicenseNames":["ten-sales"]}
License/GetUserAndInstallationLicenceStatus {"associateId":2}
License/ChangeSerialNumber {"newCompanyName":"B","newSerialNumber":"1801852599"}
License/GetLicenseFromLicenseServer {"ownerName":"SUPEROFFICE"}
License/GetLicenseStatusFromLicenseServer {"ownerName":"SUPEROFFICE"}
License/GetCentralLicense {}
License/SaveCentralLicense {"license":[]}
License/GetFencingInfo {}
License/GetSatelliteLicenses {"satelliteId":1}
License/RemoveLicenseFromDB {"moduleOwner":"NORDDATA"}
License/ActivateLicenseInfo {"newLicense":{"ownerName":"SUPEROFFICE","signature":"x"}}
License/AddLicenseFromFile {"fileContent":"{{next.json}}"}
License/GetLicenseFromFile {"fileContent":"{{next.json}}"}
License/GetModuleLicenseHistoryFromLicenseServer {"licenseInfo":{},"moduleLicense":{}}
License/ValidateLicenseInfo {"licenseInfo":{"ownerName":"SUPEROFFICE"}}
User/CreateDefaultUser {"userType":"InternalAssociate"}
User/DeleteUser {"user":3}
User/GetUser {"userId":2}
User/GetUserFromName {"userName":"ada"}
User/SaveUser {"user":{"AssociateId":3,"Name":"bo","Type":"InternalAssociate"}}
User/MakeRetired {"associateId":3,"retired":true}
User/RemoveLicenses {"associateId":2}
Configuration/CreateDefaultSystemEventEntity {}
Configuration/DeleteSystemEventEntity {"systemEventEntityId":1}
Configuration/ExistsSystemEvent {"eventKey":"NoLogin"}
Configuration/GetSystemEventEntity {"systemEventEntityId":1}
Configuration/SaveSystemEventEntity {"systemEventEntity":{"eventkey":"NoLogin"}}"#;

/// All of them.
pub fn seeds() -> Vec<Vec<u8>> {
    let reads = READS.lines().map(str::to_owned);
    let agents = AGENTS.lines().map(|line| {
        let (method, body) = line.split_once(' ').unwrap_or((line, "{}"));
        format!("a POST /api/v1/Agents/{method}\n\n{body}")
    });
    let rest = CHANGES.into_iter().chain(ROWS).map(str::to_owned);
    reads.chain(agents).chain(rest).map(String::into_bytes).collect()
}
