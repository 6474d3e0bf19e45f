; The installer for Windows, made after `python -m PyInstaller build.spec`:
;   ISCC.exe packaging\windows\zhetekshi.iss   ->   dist\zhetekshi-VERSION-setup.exe
; For one user and without an administrator's rights; what the user wrote is never touched.

#define Bundle "..\..\dist\zhetekshi"
#define Version GetStringFileInfo(Bundle + "\zhetekshi.exe", "ProductVersion")

[Setup]
AppId={{6E7B4C5A-2B0E-4B36-9D0D-5A686574656B}
AppName=Жетекші
AppVersion={#Version}
AppVerName=Жетекші {#Version}
AppPublisher=Zhetekshi
VersionInfoVersion={#Version}
VersionInfoDescription=Жетекші
; {autopf} is the user's own folder of programs: nothing may be planted beside the program there.
DefaultDirName={autopf}\Zhetekshi
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline
DisableDirPage=auto
DisableProgramGroupPage=yes
; Windows 10 1809
MinVersion=10.0.17763
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; A running program is asked to close, and saves as it does when its window is closed.
CloseApplications=yes
CloseApplicationsFilter=*.exe,*.dll,*.pyd
RestartApplications=no
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
SetupIconFile=..\..\build\build\zhetekshi.ico
UninstallDisplayIcon={app}\zhetekshi.exe
UninstallDisplayName=Жетекші
OutputDir=..\..\dist
OutputBaseFilename=zhetekshi-{#Version}-setup
ShowLanguageDialog=yes

[Languages]
; What kazakh.isl does not say is said in English.
Name: "kk"; MessagesFile: "compiler:Default.isl,kazakh.isl"
Name: "ru"; MessagesFile: "compiler:Languages\Russian.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[Messages]
kk.UninstalledAll=%1 компьютерден алып тасталды.%n%nДерекқорлар мен баптаулар өз орнында қалды. Олар керек болмаса, өзіңіз жойыңыз.
ru.UninstalledAll=Программа %1 удалена с компьютера.%n%nБазы данных и настройки остались на своём месте. Если они не нужны, удалите их сами.
en.UninstalledAll=%1 was removed from the computer.%n%nThe databases and settings are where they were. Delete them yourself if nobody needs them.

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; Parts of an earlier version must not be loaded by this one.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Жетекші"; Filename: "{app}\zhetekshi.exe"
Name: "{autodesktop}\Жетекші"; Filename: "{app}\zhetekshi.exe"; Tasks: desktopicon

[Run]
Filename: "{app}\zhetekshi.exe"; Description: "{cm:LaunchProgram,Жетекші}"; Flags: nowait postinstall skipifsilent
