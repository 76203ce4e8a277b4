@echo off
rem Starts Glimpse; builds it first if that has not been done yet.
setlocal
set "HOME_DIR=%~dp0"
set "TARGET=%HOME_DIR%cli\target"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo glimpse: no Java found. Install a JDK, version 17 or later, or set JAVA_HOME. 1>&2
  exit /b 3
)
if not exist "%TARGET%\glimpse.classpath" (
  echo glimpse: building; this takes some minutes the first time, while libraries are fetched ... 1>&2
  pushd "%HOME_DIR%"
  call mvn -B -q -Dquick -DskipTests -pl cli -am package 1>&2
  if errorlevel 1 (
    popd
    echo glimpse: the build failed; see the messages above. 1>&2
    exit /b 3
  )
  popd
)
set /p CLASSPATH_ENTRIES=<"%TARGET%\glimpse.classpath"
set OPT_OUT_TRACKING=true
if not defined OPENCV_LOG_LEVEL set OPENCV_LOG_LEVEL=SILENT
"%JAVA%" --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true -DOPT_OUT_TRACKING=true -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 %GLIMPSE_JAVA_OPTS% -cp "%TARGET%\classes;%CLASSPATH_ENTRIES%" org.glimpse.cli.Glimpse %*
exit /b %ERRORLEVEL%
