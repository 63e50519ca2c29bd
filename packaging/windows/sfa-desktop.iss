; Inno Setup 6: makes the Windows installer from the folder that PyInstaller made. Not run yet on a Windows machine.
; iscc /DVersion=0.1.0 packaging\windows\sfa-desktop.iss
#ifndef Version
  #error Give the version: iscc /DVersion=x.y.z
#endif

[Setup]
AppId={{B3C0F6D1-7B0E-4C39-9B60-0B7C7A1F7F52}
AppName=SFA Desktop
AppVersion={#Version}
AppPublisher=The sfa_desktop project
DefaultDirName={autopf}\SFA Desktop
DefaultGroupName=SFA Desktop
DisableProgramGroupPage=yes
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=sfa-desktop-{#Version}-setup
SetupIconFile=..\..\resources\app\sfa-desktop.ico
UninstallDisplayIcon={app}\sfa-desktop.exe
Compression=lzma2
SolidCompression=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
CloseApplications=yes

[Languages]
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "pt"; MessagesFile: "compiler:Languages\BrazilianPortuguese.isl"

[Files]
Source: "..\..\dist\sfa-desktop\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\SFA Desktop"; Filename: "{app}\sfa-desktop.exe"
Name: "{autodesktop}\SFA Desktop"; Filename: "{app}\sfa-desktop.exe"; Tasks: desktopicon

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[Run]
Filename: "{app}\sfa-desktop.exe"; Description: "{cm:LaunchProgram,SFA Desktop}"; Flags: nowait postinstall skipifsilent

; The profile (replica, outbox, ledger) lies in the user's application data and is not touched by removing the program.
