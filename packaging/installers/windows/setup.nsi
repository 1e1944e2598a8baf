; The installer for one person: no administrator is asked.
; makensis -DVERSION=1.2.3 -DPROGRAM=folder -DICONS=folder -DKILOBYTES=n -DOUTFILE=file setup.nsi

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64
SetDateSave off
ManifestDPIAware true
RequestExecutionLevel user

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"

!define TITLE "Fact-Check Workbench"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\factcheck-workbench"
!define TYPE "FactCheckWorkbench.Case"

Name "${TITLE}"
OutFile "${OUTFILE}"
InstallDir "$LOCALAPPDATA\Programs\${TITLE}"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "${TITLE} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${TITLE}"
VIAddVersionKey "FileDescription" "${TITLE} setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The Fact-Check Workbench maintainers, MIT licence"

!define MUI_ICON "${ICONS}/workbench.ico"
!define MUI_UNICON "${ICONS}/workbench.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "Start ${TITLE}"
!define MUI_FINISHPAGE_RUN_FUNCTION Start
!define MUI_FINISHPAGE_NOAUTOCLOSE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Function Start
  Exec '"$INSTDIR\python\pythonw.exe" -m workbench'
FunctionEnd

; Only what we have put there ourselves is ever removed: the folder may be one that the person chose.
!macro RemoveProgram
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\site"
  RMDir /r "$INSTDIR\icons"
  Delete "$INSTDIR\workbench.cmd"
  Delete "$INSTDIR\THIRD-PARTY-NOTICES.txt"
  Delete "$INSTDIR\LICENSE.txt"
!macroend

; A running program holds its files: nothing is touched while that is so.
!macro RefuseWhileRunning
  ${If} ${FileExists} "$INSTDIR\python\pythonw.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\python\pythonw.exe" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "${TITLE} is running. Close its windows, and start this again." /SD IDOK
      Abort
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Section
  SetShellVarContext current
  !insertmacro RefuseWhileRunning
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${PROGRAM}/*"
  DetailPrint "Making the program start faster…"
  nsExec::Exec '"$INSTDIR\python\python.exe" -m compileall -q "$INSTDIR\site"'
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortCut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\python\pythonw.exe" "-m workbench" \
    "$INSTDIR\icons\workbench.ico" 0 SW_SHOWNORMAL "" "Link claims to the passages that support or refute them"

  WriteRegStr HKCU "Software\Classes\.fcase" "" "${TYPE}"
  WriteRegStr HKCU "Software\Classes\.fcase" "Content Type" "application/vnd.factcheck-workbench.case"
  WriteRegStr HKCU "Software\Classes\${TYPE}" "" "Fact-check case"
  WriteRegStr HKCU "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\icons\case.ico"
  WriteRegStr HKCU "Software\Classes\${TYPE}\shell\open\command" "" \
    '"$INSTDIR\python\pythonw.exe" -m workbench open "%1"'

  WriteRegStr HKCU "${KEY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\icons\workbench.ico"
  WriteRegStr HKCU "${KEY}" "Publisher" "The Fact-Check Workbench maintainers"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${RefreshShellIcons}
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  !insertmacro RefuseWhileRunning
  !insertmacro RemoveProgram
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  RMDir "$LOCALAPPDATA\Programs" ; where no other program is in it
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  DeleteRegKey HKCU "Software\Classes\${TYPE}"
  ReadRegStr $0 HKCU "Software\Classes\.fcase" ""
  ${If} $0 == "${TYPE}"
    DeleteRegKey HKCU "Software\Classes\.fcase"
  ${EndIf}
  DeleteRegKey HKCU "${KEY}"
  ${RefreshShellIcons}
SectionEnd
